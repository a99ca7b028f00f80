import type { AnswerOf, InputOf, Operation } from '@countersign/core/api'
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { call } from './call.ts'

type Options = {
  /** Asks again while the page is in view. */
  everyMs?: number
  /** For what never changes: it is asked once. */
  forGood?: boolean
  /** Asks only if this holds. */
  when?: boolean
  /** Shows the answer to the last question while the next one is on its way. */
  keepLast?: boolean
}

/** What `operation` answers to `input`; asked once for all who ask the same. */
export const useAnswer = <O extends Operation>(
  operation: O,
  input: InputOf<O>,
  { everyMs, forGood, when, keepLast }: Options = {},
): UseQueryResult<AnswerOf<O>> =>
  useQuery({
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => call(operation, input, { signal }),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    ...(when === undefined ? {} : { enabled: when }),
    ...(forGood ? { staleTime: Number.POSITIVE_INFINITY } : {}),
    ...(keepLast ? { placeholderData: keepPreviousData as never } : {}),
  }) as UseQueryResult<AnswerOf<O>>
