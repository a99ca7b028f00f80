import type { Field as FormField } from '@countersign/core/flows'
import { Field, Input, Switch } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Choice } from '../../parts/index.ts'
import type { Entered } from './inputs.ts'

type Props = {
  fields: readonly FormField[]
  entered: Entered
  errors: Readonly<Record<string, string>>
  onChange: (entered: Entered) => void
}

/** The form of a button, as its flow has it. */
export const InputFields = ({ fields, entered, errors, onChange }: Props): ReactNode => (
  <>
    {fields.map((field) => (
      <InputField
        key={field.name}
        field={field}
        value={entered[field.name] ?? ''}
        error={errors[field.name]}
        onChange={(value) => onChange({ ...entered, [field.name]: value })}
      />
    ))}
  </>
)

type InputProps = {
  field: FormField
  value: string | boolean
  error: string | undefined
  onChange: (value: string | boolean) => void
}

function InputField({ field, value, error, onChange }: InputProps): ReactNode {
  const { name, label, help, type, required, choices } = field
  const frame = { ...(help ? { hint: help } : {}), validationMessage: error ?? null }
  const title = label || name
  if (type === 'boolean')
    return (
      <Field {...frame}>
        <Switch label={title} checked={value === true} onChange={(_, { checked }) => onChange(checked)} />
      </Field>
    )
  const text = typeof value === 'string' ? value : ''
  return (
    <Field {...frame} label={title} required={required}>
      {choices.length > 0 ? (
        <Choice
          value={text}
          choices={[['', 'Choose one'] as const, ...choices.map((one) => [one, one] as const)]}
          onChoose={onChange}
        />
      ) : (
        <Input
          value={text}
          inputMode={type === 'number' ? 'decimal' : 'text'}
          autoComplete="off"
          onChange={(_, { value: typed }) => onChange(typed)}
        />
      )}
    </Field>
  )
}
