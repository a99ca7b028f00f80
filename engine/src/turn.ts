import type { Expression } from './drawn/index.ts'
import type { Environment, Evaluation } from './expression.ts'
import type { Stamp } from './fact.ts'
import { invariant } from './invariant.ts'
import type { Model } from './model.ts'
import type { Variables } from './values.ts'

/** One fact being taken: the process it happens to, the moment, and how much of its chance was used so far. */
export type Turn = { readonly model: Model; readonly at: number; readonly seed: string; evaluations: number }

export const newTurn = (model: Model, { at, seed }: Stamp): Turn => ({ model, at, seed, evaluations: 0 })

/** What the next evaluation may know: the same moment, but a chance of its own. */
export const environmentOf = (turn: Turn): Environment => ({
  nowMs: turn.at,
  seed: `${turn.seed}.${++turn.evaluations}`,
})

export function evaluate(turn: Turn, { feel }: Expression, variables: Variables): Evaluation {
  const run = turn.model.expressions.get(feel)
  invariant(run, `process ${turn.model.id} was compiled without the expression ${feel}`)
  return run(variables, environmentOf(turn))
}
