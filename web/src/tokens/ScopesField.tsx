import { type Permission, permissionNames, permissions } from '@countersign/core/accounts'
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { useMe } from '../api/index.ts'

const useStyles = makeStyles({
  field: { display: 'grid', gap: '0', margin: 0, padding: 0, border: 'none' },
  legend: { padding: 0, marginBottom: '2px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', marginBottom: '4px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  scope: { display: 'grid' },
  code: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = {
  chosen: readonly Permission[]
  onChoose: (scopes: readonly Permission[]) => void
  error: string | undefined
}

/** What the token may do, out of what its owner may. */
export function ScopesField({ chosen, onChoose, error }: Props): ReactNode {
  const styles = useStyles()
  const hintId = useId()
  const me = useMe()
  const offered = permissionNames.filter((permission) => me.permissions.includes(permission))
  const toggle = (permission: Permission, checked: boolean) =>
    onChoose(offered.filter((one) => (one === permission ? checked : chosen.includes(one))))
  return (
    <fieldset className={styles.field} aria-describedby={hintId}>
      <legend className={styles.legend}>Scopes</legend>
      <p id={hintId} className={mergeClasses(styles.hint, error !== undefined && styles.error)}>
        {error ?? 'Choose no more than it needs. You can only give what you may do yourself.'}
      </p>
      {offered.map((permission) => (
        <Checkbox
          key={permission}
          checked={chosen.includes(permission)}
          onChange={(_, { checked }) => toggle(permission, checked === true)}
          label={
            <span className={styles.scope}>
              {permissions[permission]}
              <code className={styles.code}>{permission}</code>
            </span>
          }
        />
      ))}
    </fieldset>
  )
}
