import { roles } from '@countersign/core/accounts'
import type { StoredRoleRule } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Column, DataTable, Moment, Opener } from '../parts/index.ts'

const useStyles = makeStyles({
  value: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' },
  role: { fontWeight: tokens.fontWeightSemibold },
})

/** `onDelete` is null for those who may only look. */
type Props = { rules: readonly StoredRoleRule[]; onDelete: ((rule: StoredRoleRule) => void) | null }

export function RuleTable({ rules, onDelete }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<StoredRoleRule>[] = [
    {
      title: 'Role',
      width: 'minmax(140px, 1fr)',
      kind: 'name',
      cell: ({ role }) => <span className={styles.role}>{roles[role].title}</span>,
    },
    { title: 'Claim', width: 'minmax(80px, 0.6fr)', cell: ({ claim }) => claim },
    {
      title: 'Value',
      width: 'minmax(160px, 2fr)',
      cell: ({ value }) => <span className={styles.value}>{value}</span>,
    },
    { title: 'Created', width: 'minmax(150px, 1fr)', cell: ({ createdAt }) => <Moment at={createdAt} /> },
  ]
  if (onDelete)
    columns.push({
      title: 'Actions',
      width: '84px',
      kind: 'actions',
      cell: (rule) => (
        <Opener
          size="small"
          onClick={() => onDelete(rule)}
          aria-label={`Delete the rule that ${rule.claim} ${rule.value} gives ${roles[rule.role].title}`}
        >
          Delete
        </Opener>
      ),
    })
  return <DataTable label="Role rules" columns={columns} rows={rules} keyOf={({ id }) => id} />
}
