import { deployFile, listProcesses } from '@countersign/core/api'
import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useMay, usePages, useRefreshPages } from '../api/index.ts'
import { Answered, Lines, MoreFoot, Page, Panel, SearchBox } from '../parts/index.ts'
import { DeployButton } from './deploy/DeployButton.tsx'
import { DeploymentsPanel } from './deploy/DeploymentsPanel.tsx'
import { DropTarget } from './deploy/DropTarget.tsx'
import { useDeployments } from './deploy/useDeployments.ts'
import { NoProcesses } from './NoProcesses.tsx'
import { ProcessTable } from './ProcessTable.tsx'

const route = getRouteApi('/inside/admin/processes')

/** What can run: each process with its newest version. Files are deployed here, by dropping them anywhere. */
export function ProcessesPage(): ReactNode {
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const mayDeploy = useMay(deployFile.access)
  const processes = usePages(listProcesses, { query: search ? { search } : {} })
  const refresh = useRefreshPages(listProcesses)
  const deployments = useDeployments()
  const searchFor = useCallback(
    (words: string) => void navigate({ search: { search: words || undefined }, replace: true, resetScroll: false }),
    [navigate],
  )
  const lead = 'What can run here. Every deployment makes a new version; what runs already keeps its own.'
  return (
    <Page
      title="Processes"
      lead={mayDeploy ? `${lead} Drop BPMN files anywhere on this page to deploy them.` : lead}
      actions={
        <>
          <Button icon={<ArrowClockwiseRegular />} onClick={() => void refresh()}>
            Refresh
          </Button>
          {mayDeploy && <DeployButton onChoose={deployments.deploy} />}
        </>
      }
    >
      {mayDeploy && <DropTarget onDrop={deployments.deploy} />}
      <DeploymentsPanel deployments={deployments} />
      <search>
        <SearchBox label="Search by name or id" words={search ?? ''} onSearch={searchFor} />
      </search>
      <Panel title="Processes" flush>
        <Answered answer={processes} skeleton={<Lines inset count={6} label="processes" />}>
          {(found) =>
            found.length === 0 ? (
              <NoProcesses sought={search} mayDeploy={mayDeploy} onClear={() => searchFor('')} />
            ) : (
              <>
                <ProcessTable processes={found} />
                <MoreFoot pages={processes} count={found.length} one="process" many="processes" />
              </>
            )
          }
        </Answered>
      </Panel>
    </Page>
  )
}
