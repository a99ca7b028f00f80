import { listProcesses, listProcessVersions } from '@countersign/core/api'
import { flowIdOf } from '@countersign/core/flows'
import { FlowchartRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { problemCodeOf, useAnswer, usePages } from '../api/index.ts'
import { Answered, ButtonLink, Empty, Lines, MoreFoot, Page, Panel } from '../parts/index.ts'
import { ProcessFigures } from './ProcessFigures.tsx'
import { StartButton } from './start/StartButton.tsx'
import { StartsByFlow } from './start/StartsByFlow.tsx'
import { VersionPanel } from './VersionPanel.tsx'
import { VersionTable } from './VersionTable.tsx'

const route = getRouteApi('/inside/admin/processes/$processId')

/** One process: its versions side by side, each as it is drawn, and what runs of it. */
export function ProcessPage(): ReactNode {
  const { processId } = route.useParams()
  // Another process is another page: nothing of the last one may stand here while its own is on its way.
  return <Process key={processId} processId={processId} />
}

function Process({ processId }: { processId: string }): ReactNode {
  const { version: asked } = route.useSearch()
  const versions = usePages(listProcessVersions, { params: { processId }, query: {} })
  const summary = useAnswer(listProcesses, { query: { search: processId, limit: 200 } })
  const process = summary.data?.items.find((found) => found.processId === processId)
  const newest = versions.data?.[0]
  const shownId = asked ?? newest?.id
  const flowId = flowIdOf(processId)

  if (problemCodeOf(versions.error) === 'not-found') return <NoProcess processId={processId} />
  return (
    <Page
      title={newest?.name ?? processId}
      lead={
        <>
          <ProcessFigures processId={processId} process={process} />
          {flowId && <StartsByFlow flowId={flowId} />}
        </>
      }
      actions={newest && shownId && !flowId && <StartButton versionId={shownId} />}
    >
      <Answered answer={versions} skeleton={<Lines count={8} label="the process" />}>
        {(found) => (
          <>
            {shownId && <VersionPanel processId={processId} versionId={shownId} versions={found} />}
            <Panel title="Versions" note="Newest first" flush>
              <VersionTable versions={found} shownId={shownId} />
              <MoreFoot pages={versions} count={found.length} one="version" many="versions" />
            </Panel>
          </>
        )}
      </Answered>
    </Page>
  )
}

const NoProcess = ({ processId }: { processId: string }): ReactNode => (
  <Page title={processId}>
    <Panel title="No such process" flush>
      <Empty
        icon={<FlowchartRegular />}
        title={`No process has the id “${processId}”`}
        action={<ButtonLink to="/admin/processes">See all processes</ButtonLink>}
      >
        It may have been misspelt, or it was never deployed here.
      </Empty>
    </Panel>
  </Page>
)
