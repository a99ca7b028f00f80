import { createSecret, listSecrets } from '@countersign/core/api'
import { Field, Input } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../api/index.ts'
import { FormDialog, useSayDone } from '../parts/index.ts'
import { reference } from './reference.ts'
import { ValueField } from './ValueField.tsx'

export function CreateSecretDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const change = (typed: string) => {
    setValue(typed)
    setErrors({})
  }
  const sayDone = useSayDone()
  const create = useAction(createSecret, {
    changes: [listSecrets],
    onDone: (secret) => {
      sayDone(`${secret.name} is created. A process names it ${reference(secret.name)}`)
      onClose()
    },
  })

  function submit(): void {
    const body = { name: name.trim(), value }
    const wrong = fieldErrorsOf(createSecret.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    create.mutate({ body }, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }

  return (
    <FormDialog
      title="Create a secret"
      verb="Create"
      isWorking={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label="Name"
        required
        hint="What processes call it: “MAIL_PASSWORD”. It can’t be changed later."
        validationMessage={errors.name ?? null}
      >
        <Input value={name} maxLength={120} autoComplete="off" onChange={(_, { value: typed }) => setName(typed)} />
      </Field>
      <ValueField value={value} onChange={change} error={errors.value} />
    </FormDialog>
  )
}
