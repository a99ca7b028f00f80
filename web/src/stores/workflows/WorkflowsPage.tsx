import { updateWorkflowSettings } from '@countersign/core/api'
import { Button, makeStyles, Tab, TabList } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useId, useState } from 'react'
import { useMay } from '../../api/index.ts'
import { LeaveGuard, useSayDone } from '../../parts/index.ts'
import { StoreFrame } from '../StoreFrame.tsx'
import { ConfigureTab } from './list/ConfigureTab.tsx'
import { type WorkflowTab, workflowTabs } from './search.ts'
import { SettingsTab } from './settings/SettingsTab.tsx'
import { HoldsSections, isAnyChanged, saveAll, useSections } from './unsaved.ts'

const route = getRouteApi('/inside/admin/stores/$storeId/workflows')

const titles: Record<WorkflowTab, string> = {
  workflows: 'Configure Workflows',
  settings: 'Advanced Workflow Settings',
}

const useStyles = makeStyles({
  tabs: { marginLeft: '-10px', flexWrap: 'wrap' },
  panel: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  hidden: { display: 'none' },
})

/** Which changes of an identity store need whose approval. “Save” saves what was changed on both tabs. */
export function WorkflowsPage(): ReactNode {
  const { storeId } = route.useParams()
  const sections = useSections()
  return (
    <HoldsSections value={sections}>
      <StoreFrame key={storeId} storeId={storeId} title="Workflows" actions={<SaveButton sections={sections} />}>
        {() => <Tabs storeId={storeId} />}
      </StoreFrame>
      <LeaveGuard isDirty={() => isAnyChanged(sections)}>
        What you changed here is not saved yet. If you leave, it stays as it was.
      </LeaveGuard>
    </HoldsSections>
  )
}

function SaveButton({ sections }: { sections: ReturnType<typeof useSections> }): ReactNode {
  const mayManage = useMay(updateWorkflowSettings.access)
  const [isSaving, setSaving] = useState(false)
  const sayDone = useSayDone()
  const sayFailed = useSayDone('error')
  async function save(): Promise<void> {
    setSaving(true)
    const outcome = await saveAll(sections)
    setSaving(false)
    if (outcome === 'saved') sayDone('The workflows are saved')
    if (outcome === 'failed') sayFailed('Not everything is saved: both tabs say what is in the way')
    if (outcome === 'nothing-to-save') sayDone('Everything is saved')
  }
  return (
    mayManage && (
      <Button appearance="primary" disabledFocusable={isSaving} onClick={() => void save()}>
        {isSaving ? 'One moment…' : 'Save'}
      </Button>
    )
  )
}

/** Both are there all the time, so that what was changed on one stays while one looks at the other. */
function Tabs({ storeId }: { storeId: string }): ReactNode {
  const styles = useStyles()
  const id = useId()
  const { tab: chosen = 'workflows' } = route.useSearch()
  const navigate = route.useNavigate()
  const panel = (tab: WorkflowTab, children: ReactNode) => (
    <div
      role="tabpanel"
      id={`${id}-${tab}-panel`}
      aria-labelledby={`${id}-${tab}`}
      className={tab === chosen ? styles.panel : styles.hidden}
    >
      {children}
    </div>
  )
  return (
    <>
      <TabList
        className={styles.tabs}
        selectedValue={chosen}
        onTabSelect={(_, { value }) =>
          void navigate({ search: { tab: value as WorkflowTab }, replace: true, resetScroll: false })
        }
      >
        {workflowTabs.map((tab) => (
          <Tab key={tab} id={`${id}-${tab}`} value={tab} aria-controls={`${id}-${tab}-panel`}>
            {titles[tab]}
          </Tab>
        ))}
      </TabList>
      {panel('workflows', <ConfigureTab storeId={storeId} />)}
      {panel('settings', <SettingsTab storeId={storeId} />)}
    </>
  )
}
