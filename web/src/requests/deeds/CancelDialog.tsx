import { cancelRequest, type RequestDetails } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../../api/index.ts'
import { ConfirmDialog, useSayDone } from '../../parts/index.ts'
import { titleOf } from '../words.ts'
import { flowStaysOpen } from './ApproveDialog.tsx'
import { useSettled } from './useSettled.ts'

type Props = { request: RequestDetails; onClose: () => void }

/** Takes back what one has asked for oneself, while nobody has decided it. */
export function CancelDialog({ request, onClose }: Props): ReactNode {
  const sayDone = useSayDone()
  const { changes, take, onError } = useSettled()
  const cancel = useAction(cancelRequest, {
    changes,
    onDone: (now) => {
      take(now)
      sayDone(`Taken back: ${titleOf(request)}`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Take back “${titleOf(request)}”?`}
      verb="Take it back"
      dismissal="Keep it"
      working={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate({ params: { id: request.id }, body: {} }, { onError })}
      onClose={onClose}
    >
      Nobody has to decide it any more, and nothing is changed. You can ask again at any time.
      {request.link?.state === 'started' && ` ${flowStaysOpen(request.link.flowName)}`}
    </ConfirmDialog>
  )
}
