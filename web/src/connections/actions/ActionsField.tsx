import type { ConnectorDescription } from '@countersign/core/catalog'
import { Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  field: { display: 'grid', alignContent: 'start', margin: 0, padding: 0, border: 'none' },
  legend: { padding: 0, marginBottom: '2px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', marginBottom: '4px' },
  error: { color: tokens.colorStatusDangerForeground1 },
  action: { display: 'grid' },
  purpose: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = {
  connector: ConnectorDescription
  chosen: readonly string[]
  onChoose: (actions: readonly string[]) => void
  error: string | undefined
}

/** What the connection is for. Its permissions follow from that. */
export function ActionsField({ connector, chosen, onChoose, error }: Props): ReactNode {
  const styles = useStyles()
  const hintId = useId()
  const names = Object.keys(connector.actions)
  const toggle = (action: string, checked: boolean) =>
    onChoose(names.filter((one) => (one === action ? checked : chosen.includes(one))))
  return (
    <fieldset className={styles.field} aria-describedby={hintId}>
      <legend className={styles.legend}>Actions</legend>
      <p id={hintId} className={mergeClasses(styles.hint, error !== undefined && styles.error)}>
        {error ?? 'Permissions follow from what you choose; nothing else is asked for.'}
      </p>
      {names.map((name) => (
        <Checkbox
          key={name}
          checked={chosen.includes(name)}
          onChange={(_, { checked }) => toggle(name, checked === true)}
          label={
            <span className={styles.action}>
              {connector.actions[name]?.title}
              <span className={styles.purpose}>{connector.actions[name]?.purpose}</span>
            </span>
          }
        />
      ))}
    </fieldset>
  )
}
