import type { AnswerOf, listProcessVersions } from '@countersign/core/api'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, RowLink } from '../parts/index.ts'
import { RunningLink } from './CountLinks.tsx'

export type ListedVersion = AnswerOf<typeof listProcessVersions>['items'][number]

const useStyles = makeStyles({
  version: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', minWidth: 0 },
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
})

type Props = { versions: readonly ListedVersion[]; shownId: string | undefined }

/** All versions of a process; pressing one shows it above. */
export function VersionTable({ versions, shownId }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<ListedVersion>[] = [
    {
      title: 'Version',
      width: 'minmax(140px, 1fr)',
      kind: 'name',
      cell: ({ id, processId, version }) => (
        <span className={styles.version}>
          <RowLink
            to="/admin/processes/$processId"
            params={{ processId }}
            search={{ version: id }}
            resetScroll={false}
            {...(id === shownId ? { 'aria-current': 'true' as const } : {})}
          >
            Version {version}
          </RowLink>
          {id === shownId && (
            <Badge appearance="tint" color="brand">
              Shown
            </Badge>
          )}
        </span>
      ),
    },
    { title: 'Version tag', width: 'minmax(90px, 0.8fr)', cell: ({ versionTag }) => versionTag ?? '—' },
    {
      title: 'Running',
      width: '84px',
      cell: ({ id, processId, running }) => <RunningLink count={running} search={{ processId, versionId: id }} />,
    },
    {
      title: 'Deployed',
      width: 'minmax(140px, 1fr)',
      cell: ({ deployedAt, deployedBy }) => (
        <span className={styles.words}>
          <Ago at={deployedAt} />
          <span className={styles.quiet}>by {deployedBy}</span>
        </span>
      ),
    },
    { title: 'File', width: 'minmax(140px, 1.4fr)', cell: ({ fileName }) => fileName },
  ]
  return <DataTable label="Versions" columns={columns} rows={versions} keyOf={({ id }) => id} />
}
