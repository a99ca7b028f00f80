import { type FlowDetails, getFlow, saveFlowDraft } from '@countersign/core/api'
import { availableAt } from '@countersign/core/flows'
import { makeStyles } from '@fluentui/react-components'
import { FlashRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { problemCodeOf, useAnswer, useMay } from '../../api/index.ts'
import { Answered, ButtonLink, Empty, FailureNote, Lines, Page, Panel } from '../../parts/index.ts'
import { FlowState } from '../FlowState.tsx'
import { Bar } from './Bar.tsx'
import { InBuilder } from './context.ts'
import { KeepGuard } from './KeepGuard.tsx'
import { FlowLane } from './lane/Lane.tsx'
import { SavedElsewhere } from './SavedElsewhere.tsx'
import { shownBy } from './shown.ts'
import { Sidebar } from './sidebar/Sidebar.tsx'
import { useBuilderKeys } from './useBuilderKeys.ts'
import { useBuilding } from './useBuilding.ts'

const route = getRouteApi('/inside/admin/flows/$id')

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 400px',
    gap: '24px',
    alignItems: 'start',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

/** A flow as it is built: its steps from above, and beside them the form of what is chosen. */
export function BuilderPage(): ReactNode {
  const { id } = route.useParams()
  const flow = useAnswer(getFlow, { params: { id } }, { forGood: true })
  if (problemCodeOf(flow.error) === 'not-found') return <NoFlow />
  if (flow.data) return <Building key={id} opened={flow.data} />
  return (
    <Page title="Action flow">
      <Answered answer={flow} skeleton={<Lines count={8} label="the flow" />}>
        {() => null}
      </Answered>
    </Page>
  )
}

function Building({ opened }: { opened: FlowDetails }): ReactNode {
  const styles = useStyles()
  const search = route.useSearch()
  const building = useBuilding(opened)
  const mayManage = useMay(saveFlowDraft.access)
  const [shown, show] = useState(() => shownBy(search, opened.draft))
  const [cameBack] = useState(
    search.outcome && search.connection ? { outcome: search.outcome, connectionId: search.connection } : null,
  )
  useBuilderKeys(building, mayManage)

  const { flow, draft, saveError } = building
  const offersFor = (stepId: string) => availableAt(draft, stepId)
  return (
    <InBuilder value={{ ...building, mayManage, shown, show, cameBack, offersFor }}>
      <Page title={flow.name} lead={<FlowState flow={flow} />} actions={<Bar />}>
        {problemCodeOf(saveError) === 'changed-meanwhile' ? (
          <SavedElsewhere />
        ) : (
          saveError !== null && <FailureNote error={saveError} onRetry={() => void building.save()} />
        )}
        <div className={styles.columns}>
          <FlowLane />
          <Sidebar />
        </div>
      </Page>
      <KeepGuard />
    </InBuilder>
  )
}

const NoFlow = (): ReactNode => (
  <Page title="Action flow">
    <Panel title="No such action flow" flush>
      <Empty
        icon={<FlashRegular />}
        title="This action flow was deleted, or never was"
        action={<ButtonLink to="/admin/flows">See all action flows</ButtonLink>}
      >
        What it did stands with its runs.
      </Empty>
    </Panel>
  </Page>
)
