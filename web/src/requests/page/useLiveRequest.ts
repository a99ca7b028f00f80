import { getRequest, type RequestDetails, type RequestState } from '@countersign/core/api'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { call } from '../../api/index.ts'

/** While it is carried out it moves in seconds; while it waits for people, a little later is soon enough. */
const lookEveryMs: Partial<Record<RequestState, number>> = { pending: 5_000, approved: 1_000, applying: 1_000 }

/** One request, looked at again and again while it moves and the page is in view. */
export const useLiveRequest = (id: string): UseQueryResult<RequestDetails> =>
  useQuery({
    queryKey: [getRequest.id, { params: { id } }],
    queryFn: ({ signal }) => call(getRequest, { params: { id } }, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) && lookEveryMs[data.state]) || false,
  })

/** What is approved is carried out next, unless it is a step of an action flow: that is over with its answer. */
const isMoving = ({ kind, state }: RequestDetails): boolean => kind !== null || state === 'pending'
