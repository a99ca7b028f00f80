import { type FlowRun, getFlowRun } from '@countersign/core/api'
import { Tab, TabList } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { problemCodeOf, useAnswer } from '../../api/index.ts'
import { Answered, ButtonLink, Empty, Lines, Page, Panel, TextLink } from '../../parts/index.ts'
import { RunDiagram } from './RunDiagram.tsx'
import { RunHead } from './RunHead.tsx'
import { RunSteps } from './RunSteps.tsx'

const route = getRouteApi('/inside/admin/flows/$id/runs/$runId')

/** Often enough to see each step be done. */
const everyMs = 1_000

/** One run: how far it is, and of each step what went in, what came out, when, and in whose name. */
export function RunPage(): ReactNode {
  const { id, runId } = route.useParams()
  const [isOver, setOver] = useState(false)
  const run = useAnswer(getFlowRun, { params: { id: runId } }, isOver ? {} : { everyMs })
  const ended = run.data !== undefined && run.data.finishedAt !== null
  if (ended !== isOver) setOver(ended)
  if (problemCodeOf(run.error) === 'not-found') return <NoRun flowId={id} />
  return (
    <Page
      title={run.data ? `Run of ${run.data.flowName}` : 'Run'}
      lead={
        <>
          <TextLink to="/admin/flows/$id/runs" params={{ id }}>
            All runs
          </TextLink>
          {' · '}
          <TextLink to="/admin/flows/$id" params={{ id }}>
            The steps of this flow
          </TextLink>
        </>
      }
    >
      <Answered answer={run} skeleton={<Lines count={8} label="the run" />}>
        {(shown) => <Whole run={shown} />}
      </Answered>
    </Page>
  )
}

function Whole({ run }: { run: FlowRun }): ReactNode {
  const { view = 'list' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <RunHead run={run} />
      <TabList
        selectedValue={view}
        onTabSelect={(_, { value }) =>
          void navigate({
            search: { view: value === 'diagram' ? 'diagram' : 'list' },
            replace: true,
            resetScroll: false,
          })
        }
      >
        <Tab value="list">List</Tab>
        <Tab value="diagram">Diagram</Tab>
      </TabList>
      {view === 'list' ? <RunSteps run={run} /> : <RunDiagram run={run} />}
    </>
  )
}

const NoRun = ({ flowId }: { flowId: string }): ReactNode => (
  <Page title="Run">
    <Panel title="No such run" flush>
      <Empty
        icon={<HistoryRegular />}
        title="There is no run of this id"
        action={
          <ButtonLink to="/admin/flows/$id/runs" params={{ id: flowId }}>
            See all runs
          </ButtonLink>
        }
      >
        The address may be mistyped. What ended long ago is let go after some time, too.
      </Empty>
    </Panel>
  </Page>
)
