import { createWorkflow, listWorkflows } from '@countersign/core/api'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../../api/index.ts'
import { StoreFrame } from '../../StoreFrame.tsx'
import { isSame, newDraft } from './draft.ts'
import { useSaved } from './useSaved.ts'
import { WorkflowEditor } from './WorkflowEditor.tsx'

const route = getRouteApi('/inside/admin/stores/$storeId/workflows/new')

export function NewWorkflowPage(): ReactNode {
  const { storeId } = route.useParams()
  return (
    <StoreFrame storeId={storeId} title="Create Workflow">
      {() => <Created key={storeId} storeId={storeId} />}
    </StoreFrame>
  )
}

function Created({ storeId }: { storeId: string }): ReactNode {
  const [draft, setDraft] = useState(newDraft)
  const saved = useSaved(storeId)
  const create = useAction(createWorkflow, { changes: [listWorkflows], onDone: saved.show })
  return (
    <WorkflowEditor
      storeId={storeId}
      workflow={null}
      draft={draft}
      verb="Create Workflow"
      isDirty={() => !isSame(draft, newDraft) && !saved.isSaved()}
      isWorking={create.isPending}
      error={create.error}
      onChange={setDraft}
      onSubmit={(body, onError) => create.mutate({ params: { storeId }, body }, { onError })}
    />
  )
}
