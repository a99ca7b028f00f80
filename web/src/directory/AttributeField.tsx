import type { Attribute, AttributeValue } from '@countersign/core/directory'
import { Field, Input, Switch, Textarea } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Choice } from '../parts/index.ts'

type Props = {
  attribute: Attribute
  value: AttributeValue
  error: string | undefined
  onChange: (value: AttributeValue) => void
}

/** One attribute in a form, made from what the schema says of it. */
export function AttributeField({ attribute, value, error, onChange }: Props): ReactNode {
  const { title, type, required, lengthMax, choices = [], hint } = attribute
  const text = typeof value === 'string' ? value : ''
  if (type === 'flag')
    return <Switch label={title} checked={value === true} onChange={(_, { checked }) => onChange(checked)} />
  return (
    <Field label={title} required={required} validationMessage={error ?? null} {...(hint ? { hint } : {})}>
      {type === 'choice' ? (
        <Choice
          value={text}
          choices={choices.map((choice) => [choice.value, choice.title] as const)}
          onChoose={onChange}
        />
      ) : type === 'long-text' ? (
        <Textarea value={text} maxLength={lengthMax} onChange={(_, { value: typed }) => onChange(typed)} />
      ) : (
        <Input
          value={text}
          maxLength={lengthMax}
          autoComplete="off"
          onChange={(_, { value: typed }) => onChange(typed)}
        />
      )}
    </Field>
  )
}
