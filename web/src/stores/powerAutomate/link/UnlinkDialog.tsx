import { deleteWorkflowLink } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../../../api/index.ts'
import { ConfirmDialog, useSayDone } from '../../../parts/index.ts'
import { linkAnswers } from '../answers.ts'

type Props = { workflow: { id: string; name: string }; onDone: () => void; onClose: () => void }

export function UnlinkDialog({ workflow, onDone, onClose }: Props): ReactNode {
  const sayDone = useSayDone()
  const remove = useAction(deleteWorkflowLink, {
    changes: linkAnswers,
    onDone: () => {
      sayDone(`“${workflow.name}” is not linked any more`)
      onDone()
    },
  })
  return (
    <ConfirmDialog
      title={`Unlink “${workflow.name}”?`}
      verb="Unlink"
      working={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: workflow.id } })}
      onClose={onClose}
    >
      <p>
        Requests start no flow from then on and are decided here. What its flow answers to requests that are under way
        counts for nothing any more. The flow itself stays in Power Automate: turn it off or delete it there.
      </p>
    </ConfirmDialog>
  )
}
