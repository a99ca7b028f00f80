import { getWorkflow, listWorkflows, updateWorkflow, type WorkflowAnswer } from '@countersign/core/api'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ifMatch, problemCodeOf, useAction, useAnswer, useMay } from '../../../api/index.ts'
import { Answered, Lines } from '../../../parts/index.ts'
import { PowerAutomateButton } from '../../powerAutomate/PowerAutomateButton.tsx'
import { StoreFrame } from '../../StoreFrame.tsx'
import { useEntries } from '../../useEntries.ts'
import { draftOf } from './draft.ts'
import { NoWorkflow } from './NoWorkflow.tsx'
import { useSaved } from './useSaved.ts'
import { WorkflowEditor } from './WorkflowEditor.tsx'
import { WorkflowFacts } from './WorkflowFacts.tsx'

const route = getRouteApi('/inside/admin/stores/$storeId/workflows/$id')

/** One workflow: what it waits for, whom it asks, and what it would do. */
export function EditWorkflowPage(): ReactNode {
  const { storeId, id } = route.useParams()
  const workflow = useAnswer(getWorkflow, { params: { storeId, id } })
  const mayManage = useMay(updateWorkflow.access)
  return (
    <StoreFrame
      storeId={storeId}
      title={mayManage ? 'Edit Workflow' : 'Workflow'}
      actions={workflow.data && <PowerAutomateButton storeId={storeId} workflow={workflow.data} />}
    >
      {() =>
        problemCodeOf(workflow.error) === 'not-found' ? (
          <NoWorkflow storeId={storeId} />
        ) : (
          <Answered answer={workflow} skeleton={<Lines count={12} label="the workflow" />}>
            {(shown) => (mayManage ? <Edited key={id} workflow={shown} /> : <WorkflowFacts workflow={shown} />)}
          </Answered>
        )
      }
    </StoreFrame>
  )
}

function Edited({ workflow }: { workflow: WorkflowAnswer }): ReactNode {
  const { storeId, id } = workflow
  const { base, entries: draft, isChanged, setEntries: setDraft, adopt } = useEntries(workflow, draftOf)
  const saved = useSaved(storeId)
  const update = useAction(updateWorkflow, { changes: [listWorkflows, getWorkflow], onDone: saved.show })
  return (
    <WorkflowEditor
      storeId={storeId}
      workflow={base}
      draft={draft}
      verb="Update Workflow"
      isDirty={() => isChanged && !saved.isSaved()}
      isWorking={update.isPending}
      error={update.error}
      onChange={setDraft}
      onShowSaved={() => {
        adopt(workflow)
        update.reset()
      }}
      onSubmit={(body, onError) =>
        update.mutate({ params: { storeId, id }, body, headers: ifMatch(base.revision) }, { onError })
      }
    />
  )
}
