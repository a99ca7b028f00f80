import { listSecrets, replaceSecret, type Secret } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../api/index.ts'
import { FormDialog, useSayDone } from '../parts/index.ts'
import { ValueField } from './ValueField.tsx'

export function ReplaceSecretDialog({ secret, onClose }: { secret: Secret; onClose: () => void }): ReactNode {
  const [value, setValue] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const change = (typed: string) => {
    setValue(typed)
    setErrors({})
  }
  const sayDone = useSayDone()
  const replace = useAction(replaceSecret, {
    changes: [listSecrets],
    onDone: () => {
      sayDone(`${secret.name} has a new value`)
      onClose()
    },
  })

  function submit(): void {
    const wrong = fieldErrorsOf(replaceSecret.body, { value })
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    replace.mutate(
      { params: { name: secret.name }, body: { value } },
      { onError: (error) => setErrors(refusedFieldsOf(error)) },
    )
  }

  return (
    <FormDialog
      title={`Replace the value of ${secret.name}`}
      verb="Replace"
      isWorking={replace.isPending}
      error={replace.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>Calls that go out from now on carry the new value; the old one is gone.</p>
      <ValueField value={value} onChange={change} error={errors.value} />
    </FormDialog>
  )
}
