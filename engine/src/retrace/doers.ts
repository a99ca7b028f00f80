// Whose doing a change is. A visit that ends by its own doing is completed; every other that ends with it was
// interrupted.

import type { Fact } from '../fact.ts'
import { type ActiveInstance, type Instance, nodeIdOf, scopeOf, type Visit, type VisitId } from '../instance.ts'
import type { Model } from '../model.ts'
import type { Token } from '../move.ts'

export type Doer = {
  /** The element; null where the instance as a whole was told something. */
  readonly nodeId: string | null
  /** Visits that are completed if this ends them. */
  readonly completes: readonly VisitId[]
}

export const nobody: Doer = { nodeId: null, completes: [] }

/** The last token makes a join complete, the last round a multi-instance. */
export function doerOfToken({ visits }: ActiveInstance, { to, within, round }: Token): Doer {
  if (round !== undefined && within !== 'process') return { nodeId: to, completes: [within] }
  const join = visits.find((visit) => visit.nodeId === to && visit.waitsFor === 'tokens' && scopeOf(visit) === within)
  return { nodeId: to, completes: join ? [join.id] : [] }
}

export const doerOfVisit = (visit: Visit): Doer => ({ nodeId: visit.nodeId, completes: withBody(visit) })

export function doerOfFact(model: Model, instance: Instance, fact: Fact): Doer {
  switch (fact.type) {
    case 'started':
    case 'cancelled':
    case 'variablesSet':
      return nobody
    case 'completed':
    case 'childFinished':
    case 'resolved':
      return { nodeId: nodeIdOf(fact.visit), completes: withBody(visitIn(instance, fact.visit)) }
    case 'failed':
    case 'errorThrown':
    case 'childThrewError':
    case 'childEscalated':
    case 'childFailed':
      return { nodeId: nodeIdOf(fact.visit), completes: [] }
    case 'timerFired':
    case 'messageReceived':
    case 'signalReceived': {
      const { event, visit } = fact
      return { nodeId: event, completes: isAwaited(model, event) ? withBody(visitIn(instance, visit)) : [] }
    }
  }
}

/** Whatever was heard at a boundary, or begins an event sub-process, was not what the visit waited for. */
function isAwaited(model: Model, event: string): boolean {
  const type = model.nodes.get(event)?.type
  return type !== undefined && type !== 'boundaryEvent' && type !== 'startEvent'
}

const withBody = (visit: Visit | undefined): VisitId[] => {
  if (!visit) return []
  return visit.round !== undefined && visit.within ? [visit.id, visit.within] : [visit.id]
}

const visitIn = (instance: Instance, id: string): Visit | undefined =>
  instance.status === 'active' ? instance.visits.find((visit) => visit.id === id) : undefined
