import { createFlow, listFlows } from '@countersign/core/api'
import { AddRegular, FlashRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { useMay, usePages } from '../api/index.ts'
import { Answered, Empty, Lines, MoreFoot, Opener, Page, Panel, SearchBox } from '../parts/index.ts'
import { CreateFlowDialog } from './CreateFlowDialog.tsx'
import { FlowTable } from './FlowTable.tsx'

const route = getRouteApi('/inside/admin/flows')

/** Soon enough to see a run begin and end. */
const everyMs = 5_000

/** The action flows there are: what begins each, whether it is active, how its last run went. */
export function FlowsPage(): ReactNode {
  const { search = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayManage = useMay(createFlow.access)
  const [isCreating, setCreating] = useState(false)
  const flows = usePages(listFlows, { query: { ...(search !== '' && { search }) } }, { everyMs })
  const seek = useCallback(
    (words: string) => void navigate({ search: words === '' ? {} : { search: words }, replace: true }),
    [navigate],
  )
  const create = (
    <Opener appearance="primary" icon={<AddRegular />} onClick={() => setCreating(true)}>
      Create an action flow
    </Opener>
  )
  return (
    <Page
      title="Action flows"
      lead="Steps that are done one after the other: look somebody up, ask for approval, change who is in a group. A button begins them, or a webhook."
      actions={mayManage && create}
    >
      <SearchBox label="Search the action flows" words={search} onSearch={seek} />
      <Panel title="Action flows" flush>
        <Answered answer={flows} skeleton={<Lines inset count={5} label="action flows" />}>
          {(shown) =>
            shown.length === 0 ? (
              <Empty
                icon={<FlashRegular />}
                title={search === '' ? 'There are no action flows yet' : 'No action flow is called that'}
                action={search === '' && mayManage && create}
              >
                {search === ''
                  ? 'An action flow does by itself what a help desk does by hand, and says afterwards what it did.'
                  : 'Search for a part of its name or description.'}
              </Empty>
            ) : (
              <>
                <FlowTable flows={shown} mayManage={mayManage} />
                <MoreFoot pages={flows} count={shown.length} one="action flow" many="action flows" />
              </>
            )
          }
        </Answered>
      </Panel>
      {isCreating && <CreateFlowDialog onClose={() => setCreating(false)} />}
    </Page>
  )
}
