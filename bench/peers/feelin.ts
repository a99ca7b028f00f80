// feelin, the engine that Camunda's editor evaluates with. It has no way to keep what it has read.

import { evaluate } from 'feelin'
import { flatOut } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { context, expression } from '../world/expression.ts'

const evaluations = async ({ quick }: Assignment): Promise<Figures> =>
  flatOut({ quick }, () => {
    const { value } = evaluate(expression, context) as { value: { ok?: boolean } | null }
    if (value?.ok !== true) throw new Error('the expression was evaluated wrongly')
  })

await measure(evaluations)
