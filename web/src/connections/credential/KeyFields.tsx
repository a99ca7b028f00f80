import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { FieldErrors } from '../../api/index.ts'
import { Choice } from '../../parts/index.ts'
import type { KeyDraft, KeyKind } from './keyDraft.ts'
import { SecretInput } from './SecretInput.tsx'

const places = [
  ['header', 'In a header'],
  ['query', 'In the address'],
] as const

type Props = { kind: KeyKind; draft: KeyDraft; onChange: (draft: KeyDraft) => void; errors: FieldErrors; path: string }

/** A token, a key, or a name and a password. */
export function KeyFields({ kind, draft, onChange, errors, path }: Props): ReactNode {
  const put = (change: Partial<KeyDraft>) => onChange({ ...draft, ...change })
  switch (kind) {
    case 'bearer':
      return (
        <SecretInput
          label="Token"
          value={draft.token}
          onChange={(token) => put({ token })}
          error={errors[`${path}.token`]}
        />
      )
    case 'api-key':
      return (
        <>
          <Field label="The key goes">
            <Choice value={draft.in} choices={places} onChoose={(place) => put({ in: place })} />
          </Field>
          <Field
            label={draft.in === 'header' ? 'Name of the header' : 'Name of the parameter'}
            required
            validationMessage={errors[`${path}.name`] ?? null}
          >
            <Input value={draft.name} autoComplete="off" onChange={(_, { value }) => put({ name: value })} />
          </Field>
          <SecretInput label="Key" value={draft.key} onChange={(key) => put({ key })} error={errors[`${path}.key`]} />
        </>
      )
    case 'basic':
      return (
        <>
          <Field label="User name" required validationMessage={errors[`${path}.username`] ?? null}>
            <Input value={draft.username} autoComplete="off" onChange={(_, { value }) => put({ username: value })} />
          </Field>
          <SecretInput
            label="Password"
            value={draft.password}
            onChange={(password) => put({ password })}
            error={errors[`${path}.password`]}
          />
        </>
      )
  }
}
