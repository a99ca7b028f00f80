import { Field, Input, Textarea } from '@fluentui/react-components'
import type { ReactNode } from 'react'

type Props = {
  label: string
  hint?: string
  value: string
  /** For what is pasted in several lines. */
  isLong?: boolean
  onChange: (value: string) => void
  error: string | undefined
}

/** Something secret, that is sent once and shown nowhere. */
export const SecretInput = ({ label, hint, value, isLong = false, onChange, error }: Props): ReactNode => (
  <Field label={label} required hint={hint ?? null} validationMessage={error ?? null}>
    {isLong ? (
      <Textarea
        value={value}
        rows={6}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, { value: typed }) => onChange(typed)}
      />
    ) : (
      <Input
        type="password"
        value={value}
        autoComplete="new-password"
        onChange={(_, { value: typed }) => onChange(typed)}
      />
    )}
  </Field>
)
