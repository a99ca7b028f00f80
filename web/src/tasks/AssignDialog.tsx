import { assignTask, type UserTask } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, ifMatch, refusedFieldsOf, useAction } from '../api/index.ts'
import { FormDialog, useSayDone } from '../parts/index.ts'
import { PersonField } from './PersonField.tsx'
import { TooLate } from './TooLate.tsx'
import { taskAnswers } from './useTaskDeeds.ts'

type Props = { task: UserTask; onClose: () => void }

/** Gives a task to somebody, whoever has it now. */
export function AssignDialog({ task, onClose }: Props): ReactNode {
  const sayDone = useSayDone()
  const [assignee, setAssignee] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const assign = useAction(assignTask, {
    changes: [...taskAnswers],
    onDone: ({ name, assignee: holder }) => {
      sayDone(`“${name}” is with ${holder} now`)
      onClose()
    },
  })

  function submit(): void {
    const body = { assignee }
    const wrong = fieldErrorsOf(assignTask.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const input = { params: { id: task.id }, body, headers: ifMatch(task.revision) }
    assign.mutate(input, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }

  return (
    <FormDialog
      title={`Give “${task.name}” to somebody`}
      verb="Give it"
      isWorking={assign.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {task.assignee === null ? 'Nobody has it now.' : `${task.assignee} has it now, and loses it.`} The audit log
        keeps who gave it to whom.
      </p>
      <PersonField name={assignee} onChange={setAssignee} error={errors.assignee} />
      {assign.error && !errors.assignee && <TooLate error={assign.error} />}
    </FormDialog>
  )
}
