import { type FlowRunSummary, getFlow, listFlowRuns } from '@countersign/core/api'
import { Field, makeStyles, tokens } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useAnswer, usePages } from '../../api/index.ts'
import { ranFor } from '../../instances/status.ts'
import {
  Ago,
  Answered,
  Choice,
  type Column,
  DataTable,
  Empty,
  Lines,
  MoreFoot,
  Page,
  Panel,
  RowLink,
  SearchBox,
  TextLink,
  useNow,
} from '../../parts/index.ts'
import { triggerKinds } from '../draft/summary.ts'
import type { RunsSearch } from '../search.ts'
import { RunState, runStateTitles } from './RunState.tsx'

const route = getRouteApi('/inside/admin/flows/$id/runs')

/** Soon enough to see a run move on. */
const everyMs = 3_000

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px' },
  search: { flex: '0 1 300px' },
  filter: { flex: '0 1 240px' },
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** The log of a flow: what ran, when, begun by whom, and how it went. */
export function RunsPage(): ReactNode {
  const styles = useStyles()
  const { id } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const flow = useAnswer(getFlow, { params: { id } })
  const query = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
  const runs = usePages(listFlowRuns, { params: { id }, query }, { everyMs })
  const seek = useCallback(
    (words: string) =>
      void navigate({ search: (before) => ({ ...before, search: words || undefined }), replace: true }),
    [navigate],
  )
  const filter = (change: Partial<RunsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <Page
      title={flow.data ? `Runs of ${flow.data.name}` : 'Runs'}
      lead={
        <TextLink to="/admin/flows/$id" params={{ id }}>
          The steps of this flow
        </TextLink>
      }
    >
      <div className={styles.filters}>
        <Field label="What it was begun with, or by whom" className={styles.search}>
          <SearchBox label="Search the runs" words={search.search ?? ''} onSearch={seek} />
        </Field>
        <Field label="State" className={styles.filter}>
          <Choice
            value={search.state ?? ''}
            choices={[['', 'All'] as const, ...runStateTitles]}
            onChoose={(state) => filter({ state: state === '' ? undefined : state })}
          />
        </Field>
        <Field label="Tests" className={styles.filter}>
          <Choice
            value={search.test ?? ''}
            choices={[
              ['', 'Tests and others'],
              ['no', 'No tests'],
              ['yes', 'Tests only'],
            ]}
            onChoose={(test) => filter({ test: test === '' ? undefined : test })}
          />
        </Field>
      </div>
      <Panel title="Runs" flush>
        <Answered answer={runs} skeleton={<Lines inset count={5} label="runs" />}>
          {(shown) =>
            shown.length === 0 ? (
              <Empty icon={<HistoryRegular />} title="No run is like that">
                {Object.keys(query).length === 0 ? 'None has begun yet.' : 'Choose other states to see more.'}
              </Empty>
            ) : (
              <>
                <RunTable flowId={id} runs={shown} />
                <MoreFoot pages={runs} count={shown.length} one="run" many="runs" />
              </>
            )
          }
        </Answered>
      </Panel>
    </Page>
  )
}

function RunTable({ flowId, runs }: { flowId: string; runs: readonly FlowRunSummary[] }): ReactNode {
  const styles = useStyles()
  const columns: Column<FlowRunSummary>[] = [
    {
      title: 'Began',
      width: 'minmax(140px, 1.2fr)',
      kind: 'name',
      cell: ({ id, startedAt, isTest, version }) => (
        <span className={styles.words}>
          <RowLink to="/admin/flows/$id/runs/$runId" params={{ id: flowId, runId: id }}>
            <Ago at={startedAt} />
          </RowLink>
          <span className={styles.quiet}>{isTest ? 'Test' : `Version ${version}`}</span>
        </span>
      ),
    },
    { title: 'State', width: '150px', cell: ({ state }) => <RunState state={state} /> },
    {
      title: 'Begun by',
      width: 'minmax(140px, 1.2fr)',
      cell: ({ startedBy, trigger }) => startedBy ?? triggerKinds[trigger].title,
    },
    { title: 'Ran for', width: '136px', cell: (run) => <Lasting run={run} /> },
  ]
  return <DataTable label="Runs" columns={columns} rows={runs} keyOf={({ id }) => id} />
}

const Lasting = ({ run }: { run: FlowRunSummary }): ReactNode => <span>{ranFor(run, useNow())}</span>
