import { Field, Input, Textarea } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { FieldErrors } from '../api/index.ts'

type Texts = { name: string; description: string }
type Props = { texts: Texts; onChange: (texts: Texts) => void; errors: FieldErrors }

export const NameFields = ({ texts, onChange, errors }: Props): ReactNode => (
  <>
    <Field label="Name" required validationMessage={errors.name ?? null}>
      <Input
        value={texts.name}
        maxLength={100}
        autoComplete="off"
        onChange={(_, { value }) => onChange({ ...texts, name: value })}
      />
    </Field>
    <Field
      label="Description"
      hint="What it does, for whoever presses its button or looks for it."
      validationMessage={errors.description ?? null}
    >
      <Textarea
        rows={3}
        value={texts.description}
        maxLength={1_000}
        onChange={(_, { value }) => onChange({ ...texts, description: value })}
      />
    </Field>
  </>
)
