import type { Expression } from './drawn/index.ts'
import type { Environment, Evaluation } from './expression.ts'
import type { Stamp } from './fact.ts'
import { invariant } from './invariant.ts'
import type { Model } from './model.ts'
import type { Variables } from './values.ts'
import type { Watch } from './watch.ts'

/** One fact being taken: the process it happens to, the moment, and how much of its chance was used so far. */
export type Turn = {
  readonly model: Model
  readonly at: number
  readonly seed: string
  readonly watch: Watch | undefined
  /** What is left for all expressions together. */
  readonly share: Environment['share']
  evaluations: number
}

/**
 * Each expression is bounded by itself; but ten thousand elements may each have one. Three million steps take less than
 * a second, and 64 million characters are sixteen times what an instance may hold.
 */
const shareOfTurn: Readonly<Environment['share']> = { steps: 3_000_000, memory: 64_000_000 }

export const newTurn = (model: Model, { at, seed }: Stamp, watch?: Watch): Turn => ({
  model,
  at,
  seed,
  watch,
  share: { ...shareOfTurn },
  evaluations: 0,
})

/** What the next evaluation may know: the same moment, but a chance of its own. */
export const environmentOf = (turn: Turn): Environment => ({
  nowMs: turn.at,
  seed: `${turn.seed}.${++turn.evaluations}`,
  share: turn.share,
})

export function evaluate(turn: Turn, { feel }: Expression, variables: Variables): Evaluation {
  const run = turn.model.expressions.get(feel)
  invariant(run, `process ${turn.model.id} was compiled without the expression ${feel}`)
  return run(variables, environmentOf(turn))
}
