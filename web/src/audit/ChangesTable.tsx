import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { Change } from './details.ts'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  cell: {
    padding: '6px 8px',
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'pre-wrap',
  },
  head: { color: tokens.colorNeutralForeground3, fontSize: '12px', fontWeight: tokens.fontWeightSemibold },
  field: { fontWeight: tokens.fontWeightRegular },
  before: { color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorStatusDangerBackground1 },
  after: { backgroundColor: tokens.colorStatusSuccessBackground1 },
})

/** What was, beside what is. */
export function ChangesTable({ changes }: { changes: readonly Change[] }): ReactNode {
  const styles = useStyles()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {['Field', 'Before', 'After'].map((title) => (
            <th key={title} scope="col" className={mergeClasses(styles.cell, styles.head)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row" className={mergeClasses(styles.cell, styles.field)}>
              {field}
            </th>
            <td className={mergeClasses(styles.cell, styles.before)}>{before}</td>
            <td className={mergeClasses(styles.cell, styles.after)}>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
