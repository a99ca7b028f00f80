import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  group: { display: 'grid', border: 'none', padding: 0, margin: 0, minWidth: 0, justifyItems: 'start' },
  legend: { padding: 0, marginBottom: '2px' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  error: { color: tokens.colorStatusDangerForeground1, fontSize: '12px', lineHeight: '16px' },
})

type Props = { title: string; hint?: string; error?: string | undefined; children: ReactNode }

/** Several inputs under one title. */
export function FieldGroup({ title, hint, error, children }: Props): ReactNode {
  const styles = useStyles()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{title}</legend>
      {hint && <span className={styles.hint}>{hint}</span>}
      {children}
      {error && (
        <span role="alert" className={styles.error}>
          {error}
        </span>
      )}
    </fieldset>
  )
}
