import { listDirectories } from '@countersign/core/api'
import type { ApprovalStep } from '@countersign/core/flows'
import { Field, Radio, RadioGroup, Switch } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer } from '../../../api/index.ts'
import { ObjectPicker } from '../../../directory/ObjectPicker.tsx'
import { InDirectory } from '../../../directory/place.ts'
import { Choice } from '../../../parts/index.ts'
import { ValueField } from '../../values/ValueField.tsx'
import { complaintAt, useBuilder } from '../context.ts'
import type { Put } from './put.ts'

type Props = { step: ApprovalStep; put: Put<ApprovalStep> }

/** Who is asked, and what. Whoever began the run is never one of them. */
export function ApprovalForm({ step, put }: Props): ReactNode {
  const { offersFor, findings } = useBuilder()
  const offers = offersFor(step.id)
  const stores = useAnswer(listDirectories, {}).data?.items ?? []
  const said = (field: string) => complaintAt(findings, step.id, field)
  return (
    <>
      <Field
        label="Identity store of the approvers"
        required
        validationMessage={said('storeId')?.sentence ?? null}
        validationState={said('storeId')?.weight ?? 'none'}
      >
        <Choice
          value={step.storeId ?? ''}
          choices={[
            ...(step.storeId === null ? [['', 'Choose one'] as const] : []),
            ...stores.map(({ id, name }) => [id, name] as const),
          ]}
          onChoose={(id) => put({ ...step, storeId: id === '' ? null : id, approvers: [] })}
        />
      </Field>
      {step.storeId !== null && (
        <InDirectory value={{ area: 'admin', storeId: step.storeId }}>
          <Approvers step={step} put={put} error={said('approvers')?.sentence} />
        </InDirectory>
      )}
      <ValueField
        required
        label="Title"
        hint="What it is about, in one line."
        value={step.title}
        offers={offers}
        complaint={said('title')}
        onChange={(title, isTyping) => put({ ...step, title }, isTyping ? 'title' : undefined)}
      />
      <ValueField
        long
        label="Message"
        hint="What whoever decides has to know."
        value={step.message}
        offers={offers}
        complaint={said('message')}
        onChange={(message, isTyping) => put({ ...step, message }, isTyping ? 'message' : undefined)}
      />
      <Field label="Unless it is approved">
        <RadioGroup
          value={step.unlessApproved}
          onChange={(_, { value }) => put({ ...step, unlessApproved: value === 'go-on' ? 'go-on' : 'stop' })}
        >
          <Radio value="stop" label="The run stops here" />
          <Radio value="go-on" label="The run goes on, and a branch looks at the outcome" />
        </RadioGroup>
      </Field>
      <Field hint="Who does not decide in time is joined by their manager, as the identity store has it set.">
        <Switch
          label="Approver acceleration"
          checked={step.acceleration}
          onChange={(_, { checked }) => put({ ...step, acceleration: checked })}
        />
      </Field>
    </>
  )
}

type Approver = ApprovalStep['approvers'][number]

function Approvers({ step, put, error }: Props & { error: string | undefined }): ReactNode {
  const of = (kind: Approver['kind']) => step.approvers.filter((one) => one.kind === kind)
  const set = (kind: Approver['kind'], chosen: readonly Approver[]) =>
    put({ ...step, approvers: [...step.approvers.filter((one) => one.kind !== kind), ...chosen] })
  return (
    <>
      <ObjectPicker
        label="People who may decide"
        kind="user"
        hint="Whoever began the run is never asked. The first decision counts."
        chosen={of('user')}
        onChoose={(chosen) => set('user', chosen)}
        error={error}
      />
      <ObjectPicker
        label="Groups whose members may decide"
        kind="group"
        chosen={of('group')}
        onChoose={(chosen) => set('group', chosen)}
      />
    </>
  )
}
