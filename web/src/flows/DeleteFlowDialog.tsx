import { deleteFlow, type FlowDetails, listFlows } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { ifMatch, useAction } from '../api/index.ts'
import { ConfirmDialog, counted, useSayDone } from '../parts/index.ts'

type Props = { flow: FlowDetails; onDone: () => void; onClose: () => void }

export function DeleteFlowDialog({ flow, onDone, onClose }: Props): ReactNode {
  const sayDone = useSayDone()
  const remove = useAction(deleteFlow, {
    changes: [listFlows],
    onDone: () => {
      sayDone(`“${flow.name}” is deleted`)
      onDone()
    },
  })
  return (
    <ConfirmDialog
      title={`Delete “${flow.name}”?`}
      verb="Delete"
      working={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: flow.id }, headers: ifMatch(flow.revision) })}
      onClose={onClose}
    >
      <p>Its steps are gone with it, and this can’t be undone.</p>
      {flow.running > 0 && <p>{counted(flow.running, 'run goes', 'runs go')} on and can still be watched.</p>}
    </ConfirmDialog>
  )
}
