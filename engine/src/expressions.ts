// All expressions of a drawing, found wherever they are written and compiled once.

import { nodesOf, sheetsOf } from './canvases.ts'
import type { Expression, Flow, FlowNode, Graph } from './drawn/index.ts'
import type { Evaluate, ExpressionLanguage } from './expression.ts'

/** An expression that is none: at which element, where in its text, why. */
export type BadExpression = {
  readonly element: FlowNode | Flow
  readonly source: string
  readonly position: number
  readonly reason: string
}

export type CompiledExpressions = {
  readonly expressions: ReadonlyMap<string, Evaluate>
  readonly bad: readonly BadExpression[]
}

export function compileExpressions(graph: Graph, language: ExpressionLanguage): CompiledExpressions {
  const expressions = new Map<string, Evaluate>()
  const bad: BadExpression[] = []
  const compile = (element: FlowNode | Flow) => (source: string) => {
    if (expressions.has(source)) return
    const compiled = language.compile(source)
    if (compiled.ok) expressions.set(source, compiled.evaluate)
    else bad.push({ element, source, position: compiled.position, reason: compiled.reason })
  }
  for (const node of nodesOf(graph)) visitExpressions(node, compile(node))
  for (const { flows } of sheetsOf(graph))
    for (const flow of flows) if (flow.condition) compile(flow)(flow.condition.feel)
  return { expressions, bad }
}

/** What the author chose the names of is no place for expressions; what is drawn inside has its own turn. */
const closed: ReadonlySet<string> = new Set(['headers', 'properties', 'nodes', 'flows'])

/** Wherever an element has an expression, whatever its type. */
function visitExpressions(part: unknown, visit: (source: string) => void): void {
  if (typeof part !== 'object' || part === null) return
  if (isExpression(part)) {
    visit(part.feel)
    return
  }
  for (const [name, value] of Object.entries(part)) if (!closed.has(name)) visitExpressions(value, visit)
}

const isExpression = (part: object): part is Expression => 'feel' in part && typeof part.feel === 'string'
