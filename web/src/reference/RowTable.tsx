import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Row } from './schema.ts'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '13px', lineHeight: '18px' },
  cell: {
    padding: '5px 12px 5px 0',
    textAlign: 'left',
    verticalAlign: 'top',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  head: {
    color: tokens.colorNeutralForeground3,
    fontSize: '12px',
    fontWeight: tokens.fontWeightSemibold,
    borderTop: 'none',
  },
  name: { width: '34%', fontWeight: tokens.fontWeightRegular, fontFamily: tokens.fontFamilyMonospace },
  type: { width: '22%' },
  required: { color: tokens.colorStatusDangerForeground1, fontFamily: tokens.fontFamilyBase, fontSize: '12px' },
  notes: { color: tokens.colorNeutralForeground2 },
})

type Props = {
  label: string
  rows: readonly Row[]
  /** In an answer everything is there; only what may be missing is worth a word. */
  answered?: boolean
}

export function RowTable({ label, rows, answered = false }: Props): ReactNode {
  const styles = useStyles()
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {['Name', 'Type', 'What to know'].map((title) => (
            <th key={title} scope="col" className={mergeClasses(styles.cell, styles.head)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, type, required, notes }) => (
          <tr key={`${path} ${type} ${notes.join()}`}>
            <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
              {path}
              {required && !answered && <span className={styles.required}> required</span>}
            </th>
            <td className={mergeClasses(styles.cell, styles.type)}>
              {type}
              {answered && !required && ' (may be missing)'}
            </td>
            <td className={mergeClasses(styles.cell, styles.notes)}>{notes.join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
