import { cancelInstance, getInstance, type InstanceDetails, listTasks, searchInstances } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { ConfirmDialog, useSayDone } from '../parts/index.ts'

type Props = { instance: InstanceDetails; onClose: () => void }

export function CancelDialog({ instance, onClose }: Props): ReactNode {
  const { id, processName, processId, businessKey, callerId } = instance
  const sayDone = useSayDone()
  const cancel = useAction(cancelInstance, {
    changes: [getInstance, searchInstances, listTasks],
    onDone: () => {
      sayDone('The instance is cancelled')
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Cancel this instance of ${processName ?? processId}${businessKey ? ` (${businessKey})` : ''}?`}
      verb="Cancel the instance"
      dismissal="Let it run"
      working={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ params: { id } })}
      onClose={onClose}
    >
      It stops where it is, and so does what it called; its open tasks and jobs are withdrawn. What was done already
      stays done. This can’t be undone.
      {callerId && ' The instance that called it will wait for somebody to look.'}
    </ConfirmDialog>
  )
}
