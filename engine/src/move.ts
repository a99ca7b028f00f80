// What one element decides in one go, and the few moves that most elements are made of.

import type {
  ActiveInstance,
  Effect,
  Flow,
  FlowNode,
  IncidentCode,
  Instance,
  Variables,
  Visit,
  VisitId,
  Wired,
} from './model.ts'
import { changeVisit, closeVisit, mendOf, openVisit } from './visits.ts'

/** `tokens` are on their way, each on its flow; `settle` brings them to where they rest. */
export type Move = {
  readonly next: Instance
  readonly effects: readonly Effect[]
  readonly tokens: readonly Flow[]
}

/** The token goes on at once: one on every outgoing flow, none where there is no flow. */
export const pass = (instance: ActiveInstance, node: Wired<FlowNode>): Move => ({
  next: instance,
  effects: [],
  tokens: node.outgoing,
})

/** The token stays until the host has answered what it is asked for. */
export function wait(instance: ActiveInstance, node: Wired<FlowNode>, ask: (visit: Visit) => Effect): Move {
  const { next, visit } = openVisit(instance, node.id, { waitsFor: 'answer' })
  return { next, effects: [ask(visit)], tokens: [] }
}

/** The visit is over: what it brought becomes variables of the process, and the token goes on. */
export function leave(instance: ActiveInstance, node: Wired<FlowNode>, visit: Visit, brought?: Variables): Move {
  const closed = closeVisit(instance, visit)
  const next = brought ? { ...closed, variables: { ...closed.variables, ...brought } } : closed
  return { next, effects: mendOf(visit), tokens: node.outgoing }
}

/** The visit stays where it is, and somebody has to look. */
export const raise = (instance: ActiveInstance, visit: Visit, code: IncidentCode, message: string): Move => ({
  next: changeVisit(instance, { ...visit, incident: code }),
  effects: [raised(visit.id, visit.attempt, code, message)],
  tokens: [],
})

export const raised = (visit: VisitId, attempt: number, code: IncidentCode, message: string): Effect => ({
  type: 'raise',
  visit,
  attempt,
  code,
  message,
})
