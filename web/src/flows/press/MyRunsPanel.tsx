import { listMyFlowRuns, type MyFlowRunSummary } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { usePages } from '../../api/index.ts'
import { Ago, Answered, type Column, DataTable, Lines, MoreFoot, Panel, RowLink } from '../../parts/index.ts'
import { RunState } from '../runs/RunState.tsx'

/** Soon enough to see one end. */
const everyMs = 5_000

const columns: Column<MyFlowRunSummary>[] = [
  {
    title: 'Action',
    width: 'minmax(200px, 2fr)',
    kind: 'name',
    cell: ({ id, flowName }) => (
      <RowLink to="/portal/actions/$id" params={{ id }}>
        {flowName}
      </RowLink>
    ),
  },
  { title: 'State', width: '160px', cell: ({ state }) => <RunState state={state} /> },
  { title: 'Began', width: 'minmax(120px, 1fr)', cell: ({ startedAt }) => <Ago at={startedAt} /> },
]

/** What one has begun; nothing where that is nothing. */
export function MyRunsPanel(): ReactNode {
  const runs = usePages(listMyFlowRuns, { query: { limit: 20 } }, { everyMs })
  if (runs.data?.length === 0) return null
  return (
    <Panel title="What you have begun" flush>
      <Answered answer={runs} skeleton={<Lines inset count={3} label="what you have begun" />}>
        {(shown) => (
          <>
            <DataTable label="What you have begun" columns={columns} rows={shown} keyOf={({ id }) => id} />
            {runs.hasNextPage && <MoreFoot pages={runs} count={shown.length} one="run" many="runs" />}
          </>
        )}
      </Answered>
    </Panel>
  )
}
