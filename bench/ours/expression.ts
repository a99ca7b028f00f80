// A typical FEEL expression, compiled once, as the engine does at deployment.

import { feel, invariant, type Json } from '@countersign/engine'
import { flatOut } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { context, expression } from '../world/expression.ts'

async function evaluations({ quick }: Assignment): Promise<Figures> {
  const compiled = feel.compile(expression)
  invariant(compiled.ok, 'the expression does not compile')
  // What one fact may use is never used up here; an expression's own bounds hold.
  const share = { steps: Number.POSITIVE_INFINITY, memory: Number.POSITIVE_INFINITY }
  const environment = { nowMs: Date.UTC(2026, 10, 20), seed: 'bench', share }
  return flatOut({ quick }, () => {
    const evaluation = compiled.evaluate(context, environment)
    invariant(evaluation.ok && isOk(evaluation.value), 'the expression was evaluated wrongly')
  })
}

const isOk = (value: Json): boolean => typeof value === 'object' && value !== null && 'ok' in value && value.ok === true

await measure(evaluations)
