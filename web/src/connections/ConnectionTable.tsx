import type { Connection } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, RowLink } from '../parts/index.ts'
import { HealthBadge } from './HealthBadge.tsx'
import { actingAs, kindTitle, systemTitle } from './health.ts'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
})

export function ConnectionTable({ connections }: { connections: readonly Connection[] }): ReactNode {
  const styles = useStyles()
  const columns: Column<Connection>[] = [
    {
      title: 'Name',
      width: 'minmax(200px, 1.6fr)',
      kind: 'name',
      cell: (connection) => (
        <span className={styles.words}>
          <span className={styles.name}>
            <RowLink to="/admin/connections/$id" params={{ id: connection.id }}>
              {connection.name}
            </RowLink>
          </span>
          <span className={styles.quiet}>{systemTitle(connection)}</span>
        </span>
      ),
    },
    { title: 'State', width: '148px', cell: ({ health }) => <HealthBadge health={health} /> },
    {
      title: 'Acts as',
      width: 'minmax(170px, 1.4fr)',
      cell: (connection) => (
        <span className={styles.words}>
          <span>{actingAs(connection)}</span>
          <span className={styles.quiet}>{kindTitle(connection)}</span>
        </span>
      ),
    },
    {
      title: 'Goes to',
      width: 'minmax(140px, 1.2fr)',
      cell: ({ hosts }) => <span className={styles.quiet}>{hosts.join(', ')}</span>,
    },
    { title: 'Last used', width: '96px', cell: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
  ]
  return <DataTable label="Connections" columns={columns} rows={connections} keyOf={({ id }) => id} />
}
