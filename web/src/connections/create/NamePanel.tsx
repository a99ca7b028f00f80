import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/index.ts'
import type { StepProps } from './step.ts'

export const NamePanel = ({ draft, put, errors, step }: StepProps & { step: number }): ReactNode => (
  <Panel title={`${step}. What to call it`}>
    <Field
      label="Name"
      required
      hint="What whoever builds a flow or draws a process chooses it by."
      validationMessage={errors.name ?? null}
    >
      <Input value={draft.name} maxLength={80} autoComplete="off" onChange={(_, { value }) => put({ name: value })} />
    </Field>
  </Panel>
)
