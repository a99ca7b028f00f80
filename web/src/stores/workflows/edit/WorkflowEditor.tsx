import { createWorkflow, type WorkflowAnswer } from '@countersign/core/api'
import { Button, makeStyles } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf } from '../../../api/index.ts'
import { ButtonLink, LeaveGuard } from '../../../parts/index.ts'
import { NotSaved } from '../../NotSaved.tsx'
import { TryPanel } from '../try/TryPanel.tsx'
import { ApproversPanel } from './ApproversPanel.tsx'
import type { Draft } from './draft.ts'
import { NamePanel } from './NamePanel.tsx'
import { OccasionPanel } from './OccasionPanel.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

type Props = {
  storeId: string
  /** Null while it is being created. */
  workflow: WorkflowAnswer | null
  draft: Draft
  verb: string
  isDirty: () => boolean
  isWorking: boolean
  error: unknown
  onChange: (draft: Draft) => void
  /** Where somebody else may have been faster. */
  onShowSaved?: () => void
  onSubmit: (draft: Draft, onError: (error: unknown) => void) => void
}

export type Editing = Pick<Props, 'draft' | 'onChange'> & { errors: FieldErrors; isSystem: boolean }

/** What a workflow is called, when it fires, whom it asks; and what that would do, before it is saved. */
export function WorkflowEditor(props: Props): ReactNode {
  const { storeId, workflow, draft, verb, isDirty, isWorking, error, onChange, onShowSaved, onSubmit } = props
  const styles = useStyles()
  const [errors, setErrors] = useState<FieldErrors>({})
  const look = (entered: Draft): FieldErrors => {
    const wrong = fieldErrorsOf(createWorkflow.body, entered)
    setErrors(wrong)
    return wrong
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    const wrong = look(draft)
    if (Object.keys(wrong).length === 0) onSubmit(draft, (refusal) => setErrors(refusedFieldsOf(refusal)))
  }
  /** What was told to be wrong is looked at again while it is mended. */
  const change = (changed: Draft) => {
    onChange(changed)
    if (Object.keys(errors).length > 0) look(changed)
  }
  const showSaved = () => {
    setErrors({})
    onShowSaved?.()
  }
  const editing: Editing = { draft, errors, onChange: change, isSystem: Boolean(workflow?.system) }
  return (
    <>
      <form className={styles.form} onSubmit={submit} noValidate>
        <NamePanel {...editing} workflow={workflow} />
        {!workflow?.system && <OccasionPanel {...editing} />}
        <ApproversPanel {...editing} />
        {error ? <NotSaved error={error} onShowSaved={showSaved} /> : null}
        <div className={styles.foot}>
          <Button type="submit" appearance="primary" disabledFocusable={isWorking}>
            {isWorking ? 'One moment…' : verb}
          </Button>
          <ButtonLink to="/admin/stores/$storeId/workflows" params={{ storeId }}>
            Cancel
          </ButtonLink>
        </div>
      </form>
      <TryPanel storeId={storeId} draft={{ id: workflow?.id ?? null, workflow: draft }} />
      <LeaveGuard isDirty={isDirty}>What you changed of this workflow is not saved.</LeaveGuard>
    </>
  )
}
