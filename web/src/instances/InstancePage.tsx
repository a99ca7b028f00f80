import { cancelInstance, type InstanceDetails } from '@countersign/core/api'
import { DismissCircleRegular, SearchInfoRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { problemCodeOf, useMay } from '../api/index.ts'
import { Answered, ButtonLink, Empty, Lines, Opener, Page, Panel, TextLink } from '../parts/index.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { DiagramPanel } from './DiagramPanel.tsx'
import { InstanceHead } from './InstanceHead.tsx'
import { InstanceTabs } from './InstanceTabs.tsx'
import { IncidentsPanel } from './incidents/IncidentsPanel.tsx'
import type { InstancePlace } from './place.ts'
import { isInstanceId } from './search.ts'
import { useDiagramOf, useLiveInstance } from './useLiveInstance.ts'

const route = getRouteApi('/inside/admin/instances/$id')

/** One run of a process: where it is, what it holds, what became of it, and what can be done about it. */
export function InstancePage(): ReactNode {
  const { id } = route.useParams()
  return isInstanceId(id) ? <Known key={id} id={id} /> : <NoSuchInstance />
}

function Known({ id }: { id: string }): ReactNode {
  const instance = useLiveInstance(id)
  if (!instance.data && problemCodeOf(instance.error) === 'not-found') return <NoSuchInstance />
  if (instance.data) return <Whole instance={instance.data} />
  return (
    <Page title="Instance">
      <Answered answer={instance} skeleton={<Lines count={8} label="the instance" />}>
        {() => null}
      </Answered>
    </Page>
  )
}

function Whole({ instance }: { instance: InstanceDetails }): ReactNode {
  const { processId, processName, businessKey, status, versionId } = instance
  const place = route.useSearch()
  const navigate = route.useNavigate()
  const mayCancel = useMay(cancelInstance.access) && status === 'active'
  const [isCancelling, setCancelling] = useState(false)
  const { answer, names } = useDiagramOf(versionId)
  const go = useCallback(
    (changes: Partial<InstancePlace>) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  )
  const title = processName ?? processId
  return (
    <Page
      title={title}
      name={businessKey ? `${businessKey} · ${title}` : title}
      lead={
        <TextLink to="/admin/instances" search={{ processId }}>
          All instances of this process
        </TextLink>
      }
      actions={
        mayCancel && (
          <Opener icon={<DismissCircleRegular />} onClick={() => setCancelling(true)}>
            Cancel the instance
          </Opener>
        )
      }
    >
      <InstanceHead instance={instance} />
      <IncidentsPanel instance={instance} names={names} onShow={(element) => go({ element })} />
      {answer.data ? (
        <DiagramPanel
          instance={instance}
          xml={answer.data.xml}
          names={names}
          selected={place.element ?? null}
          onSelect={(element) => go({ element: element ?? undefined })}
          onTimeline={(element) => go({ element, tab: 'timeline' })}
        />
      ) : (
        <Panel title="Diagram">
          <Answered answer={answer} skeleton={<Lines count={6} label="the diagram" />}>
            {() => null}
          </Answered>
        </Panel>
      )}
      <InstanceTabs instance={instance} names={names} place={place} onGo={go} />
      {isCancelling && <CancelDialog instance={instance} onClose={() => setCancelling(false)} />}
    </Page>
  )
}

const NoSuchInstance = (): ReactNode => (
  <Page title="Instance">
    <Panel title="No such instance" flush>
      <Empty
        icon={<SearchInfoRegular />}
        title="There is no instance of this id"
        action={<ButtonLink to="/admin/instances">Search the instances</ButtonLink>}
      >
        The address may be mistyped. What ended long ago is let go after some time, too.
      </Empty>
    </Panel>
  </Page>
)
