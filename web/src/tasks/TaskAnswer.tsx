import { completeTask, countTasks, listTasks, type TaskDetails } from '@countersign/core/api'

import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call, ifMatch, useAction } from '../api/index.ts'
import { FailureNote, Lines, useSayDone } from '../parts/index.ts'
import { FormNote } from './FormNote.tsx'
import { TaskForm } from './form/TaskForm.tsx'
import { isLate } from './late.ts'
import { queryOf, type TasksSearch } from './search.ts'
import { useForm } from './useForm.ts'

type Props = {
  task: TaskDetails
  search: TasksSearch
  takesFocus: boolean
  /** The task is no longer what was filled in. */
  onLate: (error: Error) => void
}

/** The form of a task that one has; completed, it leads to the next. */
export function TaskAnswer({ task, search, takesFocus, onLate }: Props): ReactNode {
  const form = useForm(task)
  const goOn = useGoOn(task, search)
  const complete = useAction(completeTask, { changes: [listTasks, countTasks], onDone: () => void goOn() })
  if (form.state === 'loading') return <Lines count={4} label="the form" />
  return (
    <>
      <FormNote form={task.form} isShown={form.isDrawn} />
      <TaskForm
        items={form.items}
        variables={task.variables}
        evaluate={form.evaluate}
        isOpen={!form.isDrawn}
        takesFocus={takesFocus}
        isWorking={complete.isPending}
        isSent={complete.isSuccess}
        failure={complete.error && !isLate(complete.error) ? <FailureNote error={complete.error} /> : null}
        onComplete={(variables) =>
          complete.mutate(
            { params: { id: task.id }, body: { variables }, headers: ifMatch(task.revision) },
            { onError: (error) => isLate(error) && onLate(error) },
          )
        }
      />
    </>
  )
}

/** To the next of the list one came from: who works off tasks does not go back to the list after each. */
function useGoOn({ id, name }: TaskDetails, search: TasksSearch): () => Promise<void> {
  const navigate = useNavigate()
  const sayDone = useSayDone()
  return async () => {
    const rest = await call(listTasks, { query: { ...queryOf(search), limit: 2 } }).catch(() => ({ items: [] }))
    const next = rest.items.find((one) => one.id !== id)
    sayDone(next ? `“${name}” is completed. This is the next.` : `“${name}” is completed. It was the last.`)
    if (next) await navigate({ to: '/portal/tasks/$id', params: { id: next.id }, search })
    else await navigate({ to: '/portal/tasks', search })
  }
}
