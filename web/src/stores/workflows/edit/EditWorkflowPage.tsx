import { getWorkflow, listWorkflows, updateWorkflow, type WorkflowAnswer } from '@countersign/core/api'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { ifMatch, problemCodeOf, useAction, useAnswer, useMay } from '../../../api/index.ts'
import { Answered, Lines } from '../../../parts/index.ts'
import { PowerAutomateButton } from '../../powerAutomate/PowerAutomateButton.tsx'
import { StoreFrame } from '../../StoreFrame.tsx'
import { draftOf, isSame } from './draft.ts'
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
  const [base, setBase] = useState(workflow)
  const [draft, setDraft] = useState(() => draftOf(workflow))
  const isDirty = !isSame(draft, draftOf(base))
  // What somebody else saved meanwhile is shown, unless something was entered here: then saving says so.
  if (workflow.revision !== base.revision && !isDirty) {
    setBase(workflow)
    setDraft(draftOf(workflow))
  }
  const saved = useSaved(storeId)
  const update = useAction(updateWorkflow, { changes: [listWorkflows, getWorkflow], onDone: saved.show })
  return (
    <WorkflowEditor
      storeId={storeId}
      workflow={base}
      draft={draft}
      verb="Update Workflow"
      isDirty={() => isDirty && !saved.isSaved()}
      isWorking={update.isPending}
      error={update.error}
      onChange={setDraft}
      onSubmit={(body, onError) =>
        update.mutate({ params: { storeId, id }, body, headers: ifMatch(base.revision) }, { onError })
      }
    />
  )
}
