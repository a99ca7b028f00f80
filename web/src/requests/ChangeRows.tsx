import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRight16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { Asked, AskedRow } from './asked.ts'

const useStyles = makeStyles({
  rows: { display: 'grid' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, 180px) minmax(0, 1fr)',
    gap: '4px 20px',
    paddingBlock: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { color: tokens.colorNeutralForeground3 },
  values: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 8px', overflowWrap: 'anywhere' },
  old: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  next: { textDecorationLine: 'none', fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  arrow: { display: 'inline-flex', color: tokens.colorNeutralForeground3 },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** Values by their names: what was, and what shall be. */
export function ChangeRows({ rows, shows }: Pick<Asked, 'rows' | 'shows'>): ReactNode {
  const styles = useStyles()
  if (rows.length === 0) return null
  return (
    <dl className={styles.rows}>
      {rows.map((row) => (
        <Row key={row.name} row={row} shows={shows} />
      ))}
    </dl>
  )
}

function Row({ row: { title, old, next }, shows }: { row: AskedRow; shows: Asked['shows'] }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{title}</dt>
      <dd className={styles.values}>
        {shows !== 'new' && (
          <>
            <span className={styles.unseen}>from </span>
            {old === '' ? <span className={styles.none}>nothing</span> : <del className={styles.old}>{old}</del>}
          </>
        )}
        {shows === 'both' && (
          <>
            <span className={styles.arrow} aria-hidden="true">
              <ArrowRight16Regular />
            </span>
            <span className={styles.unseen}> to </span>
          </>
        )}
        {shows !== 'old' &&
          (next === '' ? <span className={styles.none}>nothing</span> : <ins className={styles.next}>{next}</ins>)}
      </dd>
    </div>
  )
}
