import { type Permission, permissionNames, permissions } from '@countersign/core/accounts'
import { Checkbox, Field, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMe } from '../api/index.ts'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '2px' },
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
  const me = useMe()
  const offered = permissionNames.filter((permission) => me.permissions.includes(permission))
  const toggle = (permission: Permission, checked: boolean) =>
    onChoose(offered.filter((one) => (one === permission ? checked : chosen.includes(one))))
  return (
    <Field
      label="Scopes"
      required
      hint="Choose no more than it needs. You can only give what you may do yourself."
      validationMessage={error ?? null}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: Field labels this group; a fieldset would want a legend of its own */}
      <div role="group" className={styles.list}>
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
      </div>
    </Field>
  )
}
