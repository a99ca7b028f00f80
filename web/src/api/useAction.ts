import type { AnswerOf, InputOf, Operation } from '@countersign/core/api'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from './call.ts'
import { problemCodeOf } from './failure.ts'

type Options<O extends Operation> = {
  /** The operations whose answers are no longer true afterwards. */
  changes?: readonly Operation[]
  onDone?: (answer: AnswerOf<O>, input: InputOf<O>) => void
}

/**
 * Something a person does here. Lists it changes are read again; nobody waits for that to be told what was done. So they
 * are when somebody else has changed it meanwhile.
 */
export function useAction<O extends Operation>(
  operation: O,
  { changes = [], onDone }: Options<O> = {},
): UseMutationResult<AnswerOf<O>, Error, InputOf<O>> {
  const queries = useQueryClient()
  const readAgain = () => {
    for (const { id } of changes) void queries.invalidateQueries({ queryKey: [id] })
  }
  return useMutation({
    mutationFn: (input: InputOf<O>) => call(operation, input),
    onSuccess: (answer, input) => {
      onDone?.(answer, input)
      readAgain()
    },
    onError: (error) => {
      if (problemCodeOf(error) === 'changed-meanwhile') readAgain()
    },
  })
}
