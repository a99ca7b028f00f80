// From what was drawn to what runs. Whoever draws, a BPMN file or `draw`, hands over a Graph; only one without
// problems becomes a Model.

import { type Problem, problemsOf } from './check/index.ts'
import type { Graph } from './drawn/index.ts'
import type { ExpressionLanguage } from './expression.ts'
import { compileExpressions } from './expressions.ts'
import { feel } from './feelLanguage.ts'
import type { Model } from './model.ts'
import { wire } from './wire.ts'

export type Compiled =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The process, ready to run, or everything that is wrong with it. */
export function compile(graph: Graph, language: ExpressionLanguage = feel): Compiled {
  const { expressions, bad } = compileExpressions(graph, language)
  const problems = problemsOf(graph, bad)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, model: wire(graph, language, expressions) }
}
