// What one element decides in one go.

import type { Flow } from './drawn/index.ts'
import type { Effect } from './effect.ts'
import type { IncidentCode, Instance, ScopeId, VisitId } from './instance.ts'
import type { Refusal } from './refusal.ts'
import type { Variables } from './values.ts'

/** A token on its way to a node. `by` is the flow it goes along; an event or a sub-process sends one without a flow. */
export type Token = {
  readonly to: string
  readonly by: string | null
  readonly within: ScopeId
  /** The round of a multi-instance that it begins, with the variables of that round. */
  readonly round?: number
  readonly locals?: Variables
  /** What the event at the node brought: it has happened already, there is nothing to wait for. */
  readonly happened?: Variables
}

/** `tokens` are on their way; `settle` brings them to where they rest. */
export type Move = {
  readonly next: Instance
  readonly effects: readonly Effect[]
  readonly tokens: readonly Token[]
  /** The scope that was interrupted: tokens that were on their way there are gone too. */
  readonly empties?: ScopeId
}

export const tokensOn = (flows: readonly Flow[], within: ScopeId): readonly Token[] =>
  flows.map(({ id, to }) => ({ to, by: id, within }))

export const raised = (visit: VisitId, attempt: number, code: IncidentCode, { message, warnings }: Why): Effect => ({
  type: 'raise',
  visit,
  attempt,
  code,
  message,
  warnings,
})

type Why = Omit<Refusal, 'code'>

/** First the one, then the other. */
export const after = (effects: readonly Effect[], move: Move): Move =>
  effects.length === 0 ? move : { ...move, effects: [...effects, ...move.effects] }
