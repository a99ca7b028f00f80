import {
  createWorkflow,
  enableWorkflow,
  listWorkflowLinks,
  listWorkflows,
  type WorkflowAnswer,
} from '@countersign/core/api'
import { AddRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useAction, useAnswer, useMay } from '../../../api/index.ts'
import { Answered, ButtonLink, counted, FailureNote, Lines, Panel } from '../../../parts/index.ts'
import { TryPanel } from '../try/TryPanel.tsx'
import { useSection } from '../unsaved.ts'
import { WorkflowTable } from './WorkflowTable.tsx'

/** All workflows of the identity store, its own ones on top. */
export function ConfigureTab({ storeId }: { storeId: string }): ReactNode {
  const workflows = useAnswer(listWorkflows, { params: { storeId } })
  const links = useAnswer(listWorkflowLinks, { params: { storeId } }).data?.items ?? []
  const mayManage = useMay(createWorkflow.access)
  const switches = useSwitches(storeId, workflows.data?.items ?? [])
  return (
    <>
      <Panel
        title="Workflows"
        note={workflows.data && counted(workflows.data.items.length, 'workflow', 'workflows')}
        actions={
          mayManage && (
            <ButtonLink
              to="/admin/stores/$storeId/workflows/new"
              params={{ storeId }}
              icon={<AddRegular />}
              size="small"
            >
              Create Workflow
            </ButtonLink>
          )
        }
        flush
      >
        <Answered answer={workflows} skeleton={<Lines inset count={8} label="workflows" />}>
          {({ items }) => <WorkflowTable workflows={items} links={links} mayManage={mayManage} switches={switches} />}
        </Answered>
      </Panel>
      {switches.error ? <FailureNote error={switches.error} /> : null}
      <TryPanel storeId={storeId} />
    </>
  )
}

export type Switches = {
  isOn: (workflow: WorkflowAnswer) => boolean
  isChanged: (workflow: WorkflowAnswer) => boolean
  turn: (workflow: WorkflowAnswer, enabled: boolean) => void
  error: unknown
}

/** Which workflows are to be on; the page's “Save” makes it so. */
function useSwitches(storeId: string, workflows: readonly WorkflowAnswer[]): Switches {
  const [wanted, setWanted] = useState<Readonly<Record<string, boolean>>>({})
  const queries = useQueryClient()
  const enable = useAction(enableWorkflow)
  const isOn = ({ id, enabled }: WorkflowAnswer) => wanted[id] ?? enabled
  const changed = workflows.filter((workflow) => isOn(workflow) !== workflow.enabled)
  async function save(): Promise<boolean> {
    try {
      for (const { id } of changed) {
        const enabled = wanted[id] === true
        await enable.mutateAsync({ params: { storeId, id }, body: { enabled } })
      }
      // What was switched is what is there: whoever leaves now is not asked.
      await queries.invalidateQueries({ queryKey: [listWorkflows.id] })
      setWanted({})
      return true
    } catch {
      return false // `enable.error` says why
    }
  }
  useSection('switches', { isChanged: changed.length > 0, save })
  return {
    isOn,
    isChanged: (workflow) => isOn(workflow) !== workflow.enabled,
    turn: ({ id }, enabled) => setWanted((before) => ({ ...before, [id]: enabled })),
    error: enable.error,
  }
}
