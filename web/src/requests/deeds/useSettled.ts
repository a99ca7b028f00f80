import type { Operation, RequestDetails } from '@countersign/core/api'
import { getRequest } from '@countersign/core/api'
import { useQueryClient } from '@tanstack/react-query'
import { problemCodeOf } from '../../api/index.ts'
import { requestAnswers } from '../answers.ts'

export type Settled = {
  /** For `useAction`: what is no longer true afterwards. */
  changes: readonly Operation[]
  /** The answer is the request as it is now: it is shown at once. */
  take: (request: RequestDetails) => void
  /** Whoever came too late sees how it stands now. */
  onError: (error: unknown) => void
}

/** What follows from anything that is done with a request. */
export function useSettled(): Settled {
  const queries = useQueryClient()
  return {
    changes: requestAnswers,
    take: (request) => queries.setQueryData([getRequest.id, { params: { id: request.id } }], request),
    onError: (error) => {
      if (problemCodeOf(error) !== null)
        for (const { id } of requestAnswers) void queries.invalidateQueries({ queryKey: [id] })
    },
  }
}
