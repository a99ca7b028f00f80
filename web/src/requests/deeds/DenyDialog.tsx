import { denyRequest, type RequestDetails } from '@countersign/core/api'
import { Field, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../../api/index.ts'
import { FormDialog, useSayDone } from '../../parts/index.ts'
import { titleOf } from '../words.ts'
import { flowStaysOpen } from './ApproveDialog.tsx'
import { useSettled } from './useSettled.ts'

type Props = { request: RequestDetails; onClose: () => void }

/** A no takes a reason: the requester reads it. */
export function DenyDialog({ request, onClose }: Props): ReactNode {
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const sayDone = useSayDone()
  const { changes, take, onError } = useSettled()
  const deny = useAction(denyRequest, {
    changes,
    onDone: (now) => {
      take(now)
      sayDone(`Denied: ${titleOf(request)}`)
      onClose()
    },
  })
  const submit = () => {
    const wrong = fieldErrorsOf(denyRequest.body, { reason })
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const refused = (error: unknown) => {
      setErrors(refusedFieldsOf(error))
      onError(error)
    }
    deny.mutate({ params: { id: request.id }, body: { reason } }, { onError: refused })
  }
  return (
    <FormDialog
      title={`Deny “${titleOf(request)}”?`}
      verb="Deny"
      isWorking={deny.isPending}
      error={errors.reason ? null : deny.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>Nothing is changed, and a decision can’t be taken back.</p>
      {request.link?.state === 'started' && <p>{flowStaysOpen(request.link.flowName)}</p>}
      <Field
        label="Reason"
        required
        hint={`${request.requester.name} reads it.`}
        validationMessage={errors.reason ?? null}
      >
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  )
}
