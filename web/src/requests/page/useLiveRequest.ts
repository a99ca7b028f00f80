import { getRequest, type RequestDetails } from '@countersign/core/api'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { call } from '../../api/index.ts'
import { lookAgainMs } from './lookAgain.ts'

/** One request, looked at again while something may still come and the page is in view. */
export const useLiveRequest = (id: string): UseQueryResult<RequestDetails> =>
  useQuery({
    queryKey: [getRequest.id, { params: { id } }],
    queryFn: ({ signal }) => call(getRequest, { params: { id } }, { signal }),
    refetchInterval: ({ state: { data } }) => (data && lookAgainMs(data, Date.now())) ?? false,
  })
