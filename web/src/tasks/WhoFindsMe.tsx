import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMay, useMe } from '../api/index.ts'
import { listed } from '../parts/index.ts'

const useStyles = makeStyles({
  note: { maxWidth: '84ch', color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '18px' },
  name: { fontFamily: tokens.fontFamilyMonospace },
})

/** By which names tasks find whoever looks: where something is missing, most often a name was written differently. */
export function WhoFindsMe(): ReactNode {
  const styles = useStyles()
  const { account, roles } = useMe()
  const operates = useMay('processes.operate')
  return (
    <p className={styles.note}>
      A task finds you when its process names you (as{' '}
      <span className={styles.name}>{account.userPrincipalName ?? account.id}</span>), one of your roles here (
      <span className={styles.name}>{listed(roles.map(({ role }) => role))}</span>), or a group that your identity
      provider names when you sign in: Microsoft Entra ID does so by the group’s object id. The name of a role always
      means the role. {operates && 'What names nobody at all is for you, who operate processes. '}Is one missing? Ask
      whoever drew the process which names it uses.
    </p>
  )
}
