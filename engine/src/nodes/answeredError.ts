// An error that an answer reports: whoever catches it goes on, else the visit stays and somebody has to look.

import { caught } from '../catching.ts'
import { close } from '../close.ts'
import type { FlowNode } from '../drawn/index.ts'
import type { Answer } from '../fact.ts'
import { scopeOf, type Visit } from '../instance.ts'
import { titleOf } from '../model.ts'
import { after, type Move, raised } from '../move.ts'
import { noVariables, type Variables } from '../values.ts'
import { changeVisit } from '../visits.ts'
import type { Visited } from './behaviour.ts'

type ErrorAnswer = Extract<Answer, { type: 'errorThrown' | 'childThrewError' }>

export function throwAnswered(
  { turn, instance, node, visit }: Visited<FlowNode>,
  { code, message, variables }: ErrorAnswer,
): Move {
  const { next, effects } = close(instance, visit)
  const at = { within: scopeOf(visit), visit }
  const thrown = { type: 'error', code } as const
  const catching = caught(turn.model, next, thrown, at, message ?? null, variables ?? noVariables)
  if (catching) return after(effects, catching.move)
  const stuck = { ...withBrought(visit, variables), incident: 'UNHANDLED_ERROR_EVENT' as const }
  const why = `${titleOf(node)} threw the error "${code}", which nothing in the process catches`
  const raise = raised(visit.id, visit.attempt, stuck.incident, {
    message: message ? `${why}: ${message}` : why,
    warnings: [],
  })
  return { next: changeVisit(instance, stuck), effects: [raise], tokens: [] }
}

/** What a failure brings stays with the visit: for whoever looks at the incident, and for nobody else. */
export const withBrought = (visit: Visit, variables: Variables | undefined): Visit =>
  variables ? { ...visit, locals: { ...visit.locals, ...variables } } : visit
