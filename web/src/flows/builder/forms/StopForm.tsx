import type { StopStep } from '@countersign/core/flows'
import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ValueField } from '../../values/ValueField.tsx'
import { complaintAt, useBuilder } from '../context.ts'
import type { Put } from './put.ts'

export function StopForm({ step, put }: { step: StopStep; put: Put<StopStep> }): ReactNode {
  const { offersFor, findings } = useBuilder()
  return (
    <>
      <Field label="How the run ends">
        <RadioGroup
          value={step.as}
          onChange={(_, { value }) => put({ ...step, as: value === 'failed' ? 'failed' : 'done' })}
        >
          <Radio value="done" label="As done" />
          <Radio value="failed" label="As failed" />
        </RadioGroup>
      </Field>
      <ValueField
        long
        label="Message"
        hint="What is said at the run, and to whoever began it."
        value={step.message}
        offers={offersFor(step.id)}
        complaint={complaintAt(findings, step.id, 'message')}
        onChange={(message, isTyping) => put({ ...step, message }, isTyping ? 'message' : undefined)}
      />
    </>
  )
}
