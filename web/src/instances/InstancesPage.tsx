import { listProcesses, searchInstances } from '@countersign/core/api'
import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useAnswer, usePages, useRefreshPages } from '../api/index.ts'
import { Answered, Lines, MoreFoot, Page, Panel } from '../parts/index.ts'
import { countsOf } from './counts.ts'
import { InstanceFilters } from './InstanceFilters.tsx'
import { InstanceTable } from './InstanceTable.tsx'
import { NoInstances } from './NoInstances.tsx'
import { filterOf, type InstancesSearch, nothingSought } from './search.ts'

const route = getRouteApi('/inside/admin/instances')

/** Everything that runs or ran, newest first: found by how it stands and by what it is about. */
export function InstancesPage(): ReactNode {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const refresh = useRefreshPages(searchInstances)
  const instances = usePages(searchInstances, { query: filterOf(search) })
  const { processId } = search
  const processes = useAnswer(listProcesses, { query: { search: processId, limit: 200 } })
  const counts = processes.data && countsOf(processes.data, processId)
  const look = useCallback(
    (changes: Partial<InstancesSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  )
  const clear = () => look(nothingSought)
  return (
    <Page
      title="Instances"
      lead="Each run of a process: where it is, what it holds, and what it waits for."
      actions={
        <Button icon={<ArrowClockwiseRegular />} onClick={() => void Promise.all([refresh(), processes.refetch()])}>
          Refresh
        </Button>
      }
    >
      <InstanceFilters search={search} onLook={look} onClear={clear} />
      <Panel title="Instances" note={counts ? `Newest first · ${counts}` : 'Newest first'} flush>
        <Answered answer={instances} skeleton={<Lines inset count={8} label="instances" />}>
          {(found) =>
            found.length === 0 ? (
              <NoInstances search={search} onClear={clear} />
            ) : (
              <>
                <InstanceTable instances={found} />
                <MoreFoot pages={instances} count={found.length} one="instance" many="instances" />
              </>
            )
          }
        </Answered>
      </Panel>
    </Page>
  )
}
