// What the instance that called another one is told of it.

import type { Effect, Instance, VisitId } from '@countersign/engine'
import type { Caller, Delivery } from './delivery.ts'
import type { Errand } from './errands/errand.ts'

type Finish = Extract<Effect, { type: 'finish' }>
type Escalate = Extract<Effect, { type: 'escalate' }>

const toCaller = (caller: Caller, id: string, fact: Delivery['fact']): Errand => ({
  line: caller.instanceId,
  kind: 'deliver',
  payload: { id, instanceId: caller.instanceId, fact },
})

/** Undefined where the escalation that ended the instance has told the caller already. */
export function answerForCaller(
  instanceId: string,
  caller: Caller,
  { outcome, thrown }: Finish,
  finished: Instance,
): Errand | undefined {
  const { visit, attempt } = caller
  const id = `called:${instanceId}`
  switch (outcome) {
    case 'completed': {
      const variables = finished.status === 'new' ? {} : finished.variables
      return toCaller(caller, id, { type: 'childFinished', visit, variables })
    }
    case 'errorThrown': {
      const { code = '', message = null, variables = {} } = thrown ?? {}
      const error = { type: 'childThrewError', visit, attempt, code, variables } as const
      return toCaller(caller, id, message === null ? error : { ...error, message })
    }
    case 'cancelled':
      return toCaller(caller, id, { type: 'childFailed', visit, attempt, message: 'it was cancelled' })
    case 'escalated':
      return undefined
  }
}

export function escalationForCaller(instanceId: string, caller: Caller, { number, code, variables }: Escalate): Errand {
  const { visit, attempt } = caller
  const fact = { type: 'childEscalated', visit, attempt, number, code, variables } as const
  return toCaller(caller, `called:${instanceId}:${number}`, fact)
}

/** In the line of the instance that called: after the call itself. */
export const calledOff = (instanceId: string, visit: VisitId): Errand => ({
  line: instanceId,
  kind: 'cancelCalled',
  payload: { instanceId, visit },
})
