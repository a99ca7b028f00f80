import type { Permission } from '@countersign/core/accounts'
import { createToken, listTokens } from '@countersign/core/api'
import { Field, Input } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../api/index.ts'
import { FormDialog } from '../parts/index.ts'
import { CreatedToken } from './CreatedToken.tsx'
import { ExpiryField } from './ExpiryField.tsx'
import { ScopesField } from './ScopesField.tsx'

/** Asks for a name, scopes and an end; then shows the value, which nobody can show again. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Permission[]>([])
  const [days, setDays] = useState<number | null>(90)
  const [errors, setErrors] = useState<FieldErrors>({})
  const create = useAction(createToken, { changes: [listTokens] })

  function submit(): void {
    const body = { name, scopes: [...scopes], expiresInDays: days ?? Number.NaN }
    const wrong = fieldErrorsOf(createToken.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    create.mutate({ body }, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }

  if (create.data) return <CreatedToken token={create.data.token} value={create.data.value} onClose={onClose} />
  return (
    <FormDialog
      title="Create an API token"
      verb="Create"
      isWorking={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Name" required hint="What will use it: “nightly export”." validationMessage={errors.name ?? null}>
        <Input value={name} maxLength={80} autoComplete="off" onChange={(_, { value }) => setName(value)} />
      </Field>
      <ScopesField chosen={scopes} onChoose={setScopes} error={errors.scopes} />
      <ExpiryField days={days} onChange={setDays} error={errors.expiresInDays} />
    </FormDialog>
  )
}
