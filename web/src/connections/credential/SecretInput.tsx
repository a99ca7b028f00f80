import { Field } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { SecretText } from '../../parts/SecretText.tsx'

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
    <SecretText value={value} isShown={isLong} rows={6} onChange={onChange} />
  </Field>
)
