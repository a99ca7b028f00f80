import { inputsOf, type Step } from '@countersign/core/flows'
import { Field, Input, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { putStep } from '../../draft/edit.ts'
import { complaintAt, useBuilder } from '../context.ts'
import { ActionForm } from './ActionForm.tsx'
import { ApprovalForm } from './ApprovalForm.tsx'
import { BranchForm } from './BranchForm.tsx'
import { OtherNotes } from './OtherNotes.tsx'
import type { Put } from './put.ts'
import { StopForm } from './StopForm.tsx'

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
})

/** What a step says of itself. Who may not change it reads it. */
export function StepForm({ step }: { step: Step }): ReactNode {
  const styles = useStyles()
  const { draft, change, findings, mayManage } = useBuilder()
  const complaint = complaintAt(findings, step.id, 'name')
  const put = (next: Step, field?: string) =>
    change(putStep(draft, next), field === undefined ? undefined : `${step.id}.${field}`)
  return (
    <fieldset className={styles.form} disabled={!mayManage} aria-label={`Form of ${step.name}`}>
      <Field
        label="Name of the step"
        required
        validationMessage={complaint?.sentence ?? null}
        validationState={complaint?.weight ?? 'none'}
      >
        <Input
          value={step.name}
          maxLength={100}
          autoComplete="off"
          onChange={(_, { value }) => put({ ...step, name: value }, 'name')}
        />
      </Field>
      <Special step={step} put={put} />
      <OtherNotes at={step.id} fields={fieldsOf(step)} />
    </fieldset>
  )
}

/** What is said at a field is not said once more beneath all of them. */
function fieldsOf(step: Step): string[] {
  switch (step.kind) {
    case 'action':
      return ['name', 'connectionId', ...inputsOf(step).map(({ name }) => name)]
    case 'approval':
      return ['name', 'storeId', 'title', 'message', 'approvers']
    case 'branch':
      return ['name', ...step.paths.map(({ id }) => id)]
    case 'stop':
      return ['name', 'message']
  }
}

function Special({ step, put }: { step: Step; put: Put<Step> }): ReactNode {
  switch (step.kind) {
    case 'action':
      return <ActionForm step={step} put={put} />
    case 'approval':
      return <ApprovalForm step={step} put={put} />
    case 'branch':
      return <BranchForm step={step} put={put} />
    case 'stop':
      return <StopForm step={step} put={put} />
  }
}
