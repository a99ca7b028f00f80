import type { AnswerOf, InputOf, Operation } from '@countersign/core/api'
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { call } from './call.ts'

type Options = {
  /** Asks again while the page is in view. */
  everyMs?: number
  /** Shows the answer to the last question while the next one is on its way. */
  keepLast?: boolean
}

/** What `operation` answers to `input`; asked once for all who ask the same. */
export const useAnswer = <O extends Operation>(
  operation: O,
  input: InputOf<O>,
  { everyMs, keepLast }: Options = {},
): UseQueryResult<AnswerOf<O>> =>
  useQuery({
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => call(operation, input, { signal }),
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    ...(keepLast ? { placeholderData: keepPreviousData as never } : {}),
  }) as UseQueryResult<AnswerOf<O>>

type Page = { items: readonly unknown[]; nextCursor: string | null }
type Paged = Operation & { answer: { _zod: { output: Page } } }
export type Item<O extends Paged> = AnswerOf<O> extends { items: (infer One)[] } ? One : never

/** A list that is walked through by its cursor, page after page. Never asked again by itself: its pages would shift. */
export function usePages<O extends Paged>(
  operation: O,
  input: InputOf<O> & { query: object },
): UseInfiniteQueryResult<Item<O>[]> {
  return useInfiniteQuery({
    queryKey: [operation.id, input],
    queryFn: ({ signal, pageParam }) => {
      const query = { ...input.query, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return call(operation, { ...input, query }, { signal }) as Promise<Page>
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: (data: InfiniteData<Page>) => data.pages.flatMap((page) => page.items as Item<O>[]),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}
