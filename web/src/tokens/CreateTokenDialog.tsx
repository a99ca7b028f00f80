import type { Permission } from '@countersign/core/accounts'
import { createToken, listTokens } from '@countersign/core/api'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../api/index.ts'
import { FailureNote } from '../parts/index.ts'
import { CreatedToken } from './CreatedToken.tsx'
import { ExpiryField } from './ExpiryField.tsx'
import { ScopesField } from './ScopesField.tsx'

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '16px' } })

/** Asks for a name, scopes and an end; then shows the value, which nobody can show again. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }): ReactNode {
  const styles = useStyles()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Permission[]>([])
  const [days, setDays] = useState<number | null>(90)
  const [errors, setErrors] = useState<FieldErrors>({})
  const create = useAction(createToken, { changes: [listTokens] })

  function submit(event: FormEvent): void {
    event.preventDefault()
    const body = { name, scopes: [...scopes], expiresInDays: days ?? Number.NaN }
    const wrong = fieldErrorsOf(createToken.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    create.mutate({ body }, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }

  if (create.data) return <CreatedToken token={create.data.token} value={create.data.value} onClose={onClose} />
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>Create an API token</DialogTitle>
            <DialogContent className={styles.fields}>
              <Field
                label="Name"
                required
                hint="What will use it: “nightly export”."
                validationMessage={errors.name ?? null}
              >
                <Input value={name} maxLength={80} autoComplete="off" onChange={(_, { value }) => setName(value)} />
              </Field>
              <ScopesField chosen={scopes} onChoose={setScopes} error={errors.scopes} />
              <ExpiryField days={days} onChange={setDays} error={errors.expiresInDays} />
              {create.error && <FailureNote error={create.error} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabledFocusable={create.isPending}>
                {create.isPending ? 'One moment…' : 'Create'}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
