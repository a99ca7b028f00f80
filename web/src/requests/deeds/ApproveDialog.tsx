import { approveRequest, type RequestDetails } from '@countersign/core/api'
import { Field, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../api/index.ts'
import { FormDialog, useSayDone } from '../../parts/index.ts'
import { titleOf } from '../words.ts'
import { useSettled } from './useSettled.ts'

type Props = { request: RequestDetails; onClose: () => void }

/** Asks once more before what can't be taken back, and for a word that nobody has to say. */
export function ApproveDialog({ request, onClose }: Props): ReactNode {
  const [comment, setComment] = useState('')
  const sayDone = useSayDone()
  const { changes, take, onError } = useSettled()
  const approve = useAction(approveRequest, {
    changes,
    onDone: (now) => {
      take(now)
      sayDone(`Approved: ${titleOf(request)}`)
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Approve “${titleOf(request)}”?`}
      verb="Approve"
      isWorking={approve.isPending}
      error={approve.error}
      onSubmit={() => approve.mutate({ params: { id: request.id }, body: { comment: comment.trim() } }, { onError })}
      onClose={onClose}
    >
      <p>It is carried out at once, and a decision can’t be taken back.</p>
      {request.link?.state === 'started' && <p>{flowStaysOpen(request.link.flowName)}</p>}
      <Field label="Comment" hint="Optional. The requester reads it.">
        <Textarea value={comment} maxLength={500} onChange={(_, { value }) => setComment(value)} />
      </Field>
    </FormDialog>
  )
}

export const flowStaysOpen = (flowName: string): string =>
  `The cloud flow “${flowName}” has asked for an approval of its own. Nobody can close that from here: it stays open, and answering it changes nothing any more.`
