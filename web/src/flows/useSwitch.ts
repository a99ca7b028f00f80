import { activateFlow, deactivateFlow, type FlowDetails, listFlowButtons, listFlows } from '@countersign/core/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, ifMatch } from '../api/index.ts'
import { useSayDone } from '../parts/index.ts'

type Switched = Pick<FlowDetails, 'id' | 'name' | 'revision'>

/** Activates what is saved, or begins no more runs. */
export function useSwitch(onDone: (flow: FlowDetails) => void) {
  const queries = useQueryClient()
  const sayDone = useSayDone()
  const done = (flow: FlowDetails, words: string) => {
    onDone(flow)
    sayDone(words)
    for (const { id } of [listFlows, listFlowButtons]) void queries.invalidateQueries({ queryKey: [id] })
  }
  const activate = useMutation({
    mutationFn: ({ id, revision }: Switched) => call(activateFlow, { params: { id }, headers: ifMatch(revision) }),
    onSuccess: (flow) => done(flow, `“${flow.name}” is active`),
  })
  const deactivate = useMutation({
    mutationFn: ({ id, revision }: Switched) => call(deactivateFlow, { params: { id }, headers: ifMatch(revision) }),
    onSuccess: (flow) => done(flow, `“${flow.name}” is inactive: no more runs begin, those that run go on`),
  })
  return { activate, deactivate }
}
