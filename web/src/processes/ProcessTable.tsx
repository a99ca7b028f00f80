import type { ProcessSummary } from '@countersign/core/api'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, RowLink } from '../parts/index.ts'
import { IncidentsLink, RunningLink } from './CountLinks.tsx'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
  version: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', minWidth: 0 },
  tag: { display: 'block', maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
})

export function ProcessTable({ processes }: { processes: readonly ProcessSummary[] }): ReactNode {
  const styles = useStyles()
  const columns: Column<ProcessSummary>[] = [
    {
      title: 'Process',
      width: 'minmax(220px, 2.4fr)',
      kind: 'name',
      cell: ({ processId, name }) => (
        <span className={styles.words}>
          <RowLink to="/admin/processes/$processId" params={{ processId }}>
            {name ?? processId}
          </RowLink>
          {name && <span className={styles.quiet}>{processId}</span>}
        </span>
      ),
    },
    {
      title: 'Newest version',
      width: 'minmax(112px, 1fr)',
      cell: ({ version, versionTag }) => (
        <span className={styles.version}>
          {version}
          {versionTag && (
            <Badge appearance="outline" color="informative" className={styles.tag} title={versionTag}>
              {versionTag}
            </Badge>
          )}
        </span>
      ),
    },
    {
      title: 'Running',
      width: '84px',
      cell: ({ processId, running }) => <RunningLink count={running} search={{ processId }} />,
    },
    {
      title: 'Incidents',
      width: '84px',
      cell: ({ processId, incidents }) => <IncidentsLink count={incidents} processId={processId} />,
    },
    {
      title: 'Deployed',
      width: 'minmax(140px, 1.2fr)',
      cell: ({ deployedAt, deployedBy }) => (
        <span className={styles.words}>
          <Ago at={deployedAt} />
          <span className={styles.quiet}>by {deployedBy}</span>
        </span>
      ),
    },
  ]
  return <DataTable label="Processes" columns={columns} rows={processes} keyOf={({ processId }) => processId} />
}
