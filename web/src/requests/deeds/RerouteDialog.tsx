import { type RequestDetails, rerouteRequest } from '@countersign/core/api'
import type { Reference } from '@countersign/core/directory'
import { Field, Textarea } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, refusedFieldsOf, useAction } from '../../api/index.ts'
import { ObjectPicker } from '../../directory/ObjectPicker.tsx'
import { FormDialog, listed, useSayDone } from '../../parts/index.ts'
import { peopleInWords, titleOf } from '../words.ts'
import { useSettled } from './useSettled.ts'

type Props = { request: RequestDetails; onClose: () => void }

/** Gives a request to others. Those who had it can have it back, by the toast that says so. */
export function RerouteDialog({ request, onClose }: Props): ReactNode {
  const [people, setPeople] = useState<readonly Reference[]>([])
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const sayDone = useSayDone()
  const { changes, take, onError } = useSettled()
  const back = useAction(rerouteRequest, {
    changes,
    onDone: (now) => {
      take(now)
      sayDone(`It is with ${listed(now.heldBy.map(({ name }) => name))} again`)
    },
  })
  const giveBack = () =>
    back.mutate({
      params: { id: request.id },
      body: { to: request.heldBy.map(({ id }) => id), reason: 'Rerouting was undone.' },
    })
  // Who held it is known whole, or not at all: what lay with the administrators has no holders to go back to.
  const undo =
    request.heldBy.length > 0 && request.heldBy.length === request.heldByCount
      ? { title: 'Undo', onPress: giveBack }
      : undefined
  const reroute = useAction(rerouteRequest, {
    changes,
    onDone: (now) => {
      take(now)
      sayDone(`It is with ${listed(people.map(({ name }) => name))} now`, undo)
      onClose()
    },
  })
  const submit = () => {
    const missing = reason.trim() === '' ? { reason: 'Say why: it stands with the request.' } : {}
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    const refused = (error: unknown) => {
      setErrors(refusedFieldsOf(error))
      onError(error)
    }
    const body = { to: people.map(({ id }) => id), reason: reason.trim() }
    reroute.mutate({ params: { id: request.id }, body }, { onError: refused })
  }
  return (
    <FormDialog
      title={`Reroute “${titleOf(request)}”`}
      verb="Reroute"
      isWorking={reroute.isPending}
      isHeld={people.length === 0}
      error={Object.keys(errors).length > 0 ? null : reroute.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {request.heldBy.length === 0
          ? 'It lies with the administrators now.'
          : `It waits for ${peopleInWords(request.heldBy, request.heldByCount)} now: they are no longer asked afterwards.`}
      </p>
      <ObjectPicker label="To whom" kind="user" required chosen={people} onChoose={setPeople} error={errors.to} />
      <Field label="Reason" required validationMessage={errors.reason ?? null}>
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDialog>
  )
}
