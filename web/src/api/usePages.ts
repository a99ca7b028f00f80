import type { AnswerOf, InputOf, Operation } from '@countersign/core/api'
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from './call.ts'

type Page = { items: readonly unknown[]; nextCursor: string | null }
type Paged = Operation & { answer: { _zod: { output: Page } } }
type Item<O extends Paged> = AnswerOf<O> extends { items: (infer One)[] } ? One : never

/** Where its pages are kept: apart from a single answer to the same question, which has another form. */
export const pagesKey = (operation: Paged, input: object) => [operation.id, 'pages', input] as const

type Options = {
  /** Asks for all pages that are shown again while they are in view; no more once somebody has walked far. */
  everyMs?: number
}

/** To keep more up to date would be to read all of it again and again. */
const pagesKeptFresh = 4

/**
 * A list that is walked through by its cursor, page after page. Unless it is told to, it never asks again by itself: its
 * pages would shift.
 */
export function usePages<O extends Paged>(
  operation: O,
  input: InputOf<O> & { query: object },
  { everyMs }: Options = {},
): UseInfiniteQueryResult<Item<O>[]> {
  return useInfiniteQuery({
    queryKey: pagesKey(operation, input),
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
    // Comparing tens of thousands of entries with themselves at every further page would be all this does.
    structuralSharing: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchInterval: ({ state }) =>
      everyMs === undefined || (state.data?.pages.length ?? 1) > pagesKeptFresh ? false : everyMs,
  })
}

/** Asks for the first page again, and only for that: what is shown stays until it is here. */
export function useRefreshPages(operation: Paged): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(() => {
    const queryKey = [operation.id]
    queries.setQueriesData({ queryKey }, (data: InfiniteData<Page> | undefined) =>
      data?.pages ? { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) } : data,
    )
    return queries.invalidateQueries({ queryKey })
  }, [queries, operation])
}
