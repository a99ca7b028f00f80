import { permissionWords, signInScopes } from '@countersign/core/catalog'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { missingOf, surplusOf } from '../health.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: '10px' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  code: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  note: { marginTop: '10px', color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = {
  permissions: readonly string[]
  /** Null before anything was granted. */
  granted: string[] | null
  /** Whether somebody signs in, for which three words are asked for besides. */
  isSignIn: boolean
}

/** What is asked for, in words, with what of it is there. */
export function PermissionList({ permissions, granted, isSignIn }: Props): ReactNode {
  const styles = useStyles()
  const missing = missingOf({ permissions: [...permissions], granted })
  const surplus = surplusOf({ permissions: [...permissions], granted })
  const shown = [...permissions, ...(isSignIn ? signInScopes : [])]
  return (
    <>
      <ul className={styles.list} aria-label="Permissions">
        {shown.map((permission) => (
          <li key={permission}>
            <span className={styles.line}>
              {permissionWords[permission] ?? permission}
              {missing.includes(permission) && (
                <Badge appearance="tint" color="danger">
                  Missing
                </Badge>
              )}
            </span>
            <code className={styles.code}>{permission}</code>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className={styles.note}>
          {isSignIn
            ? 'Reconnect to ask for what is missing.'
            : 'An administrator of the tenant grants what is missing at the app registration; then press Test.'}
        </p>
      )}
      {surplus.length > 0 && (
        <p className={styles.note}>Granted as well, though no action needs it: {surplus.join(', ')}.</p>
      )}
    </>
  )
}
