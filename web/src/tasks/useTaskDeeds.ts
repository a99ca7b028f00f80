import { claimTask, countTasks, getTask, listTasks, releaseTask, type UserTask } from '@countersign/core/api'
import { useQueryClient } from '@tanstack/react-query'
import { ifMatch, useAction } from '../api/index.ts'
import { useSayDone } from '../parts/index.ts'

/** What is shown of tasks, wherever it is shown. */
export const taskAnswers = [listTasks, countTasks, getTask] as const

export type TaskDeeds = {
  claim: (task: UserTask) => void
  release: (task: UserTask) => void
  isWorking: boolean
  error: unknown
}

/** Takes tasks and gives them back. Whoever comes too late is told so, and sees how things are now. */
export function useTaskDeeds(): TaskDeeds {
  const queries = useQueryClient()
  const sayDone = useSayDone()
  const changes = [...taskAnswers]
  const claim = useAction(claimTask, { changes, onDone: ({ name }) => sayDone(`“${name}” is yours now`) })
  const release = useAction(releaseTask, { changes, onDone: ({ name }) => sayDone(`“${name}” is given back`) })
  const lookAgain = {
    onError: () => {
      for (const { id } of taskAnswers) void queries.invalidateQueries({ queryKey: [id] })
    },
  }
  return {
    claim: ({ id, revision }) => {
      release.reset()
      claim.mutate({ params: { id }, headers: ifMatch(revision) }, lookAgain)
    },
    release: ({ id, revision }) => {
      claim.reset()
      release.mutate({ params: { id }, headers: ifMatch(revision) }, lookAgain)
    },
    isWorking: claim.isPending || release.isPending,
    error: claim.error ?? release.error,
  }
}
