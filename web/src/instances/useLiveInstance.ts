import { getInstance, getProcessVersion, type InstanceDetails } from '@countersign/core/api'
import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call, callIfChanged, ifNoneMatch, useAnswer } from '../api/index.ts'
import { elementsOf } from '../diagram/index.ts'
import { type ElementNames, elementNames } from './elements/names.ts'

/** Often enough to see a token move, seldom enough to cost little. */
const lookEveryMs = 1_000

/** One instance, looked at again and again while it runs and the page is in view; sent anew only when it has moved. */
export function useLiveInstance(id: string): UseQueryResult<InstanceDetails> {
  const queries = useQueryClient()
  const queryKey = [getInstance.id, { params: { id } }]
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<InstanceDetails> => {
      const known = queries.getQueryData<InstanceDetails>(queryKey)
      const input = { params: { id } }
      if (!known) return call(getInstance, input, { signal })
      const headers = ifNoneMatch(known.revision)
      return (await callIfChanged(getInstance, { ...input, headers }, { signal })) ?? known
    },
    refetchInterval: ({ state }) => (state.data?.status === 'active' ? lookEveryMs : false),
  })
}

/** What an instance runs, and what its elements are called. A version never changes, so it is asked for once. */
export function useDiagramOf(versionId: string): { answer: UseQueryResult<{ xml: string }>; names: ElementNames } {
  const answer = useAnswer(getProcessVersion, { params: { id: versionId } }, { forGood: true })
  const xml = answer.data?.xml
  const names = useMemo(() => elementNames(xml === undefined ? [] : elementsOf(xml)), [xml])
  return { answer, names }
}
