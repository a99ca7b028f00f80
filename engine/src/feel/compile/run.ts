// What an expression is compiled to: a function of the evaluation and of the names bound around it.

import type { Evaluation } from '../evaluation.ts'
import type { Node } from '../syntax/node.ts'
import type { Value } from '../values/value.ts'

export type Run = (evaluation: Evaluation, frame: Frame) => Value

/** The values of one binding place (a loop, a filter, a call, a context) and the way outward. Never changed once others see it. */
export type Frame = { readonly slots: readonly Value[]; readonly outer: Frame | null }

/** Frame and evaluation of an expression that nothing is bound around. */
export const outermost: Frame = { slots: [], outer: null }

export type Compiler = {
  readonly compile: (node: Node, scope: Scope) => Run
  /** Nodes compiled so far: the difference is what a loop's body costs each round. */
  nodes: number
  /** How deep the node being compiled is, and the deepest so far. */
  level: number
  deepest: number
  /** Names that nothing in the text binds: variables. */
  readonly variables: Set<string>
  readonly secrets: Set<string>
}

/** What the text around a place binds. */
export type Scope = {
  readonly names: readonly string[]
  /** The entries of the item being filtered are names too, and come first. */
  readonly isFilter: boolean
  readonly outer: Scope | null
  /** Which of the names were used; `kept`: in a way that the value itself may go on living. */
  readonly mentioned: Set<string>
  readonly kept: Set<string>
}

export const within = (outer: Scope | null, names: readonly string[], isFilter = false): Scope => ({
  names,
  isFilter,
  outer,
  mentioned: new Set(),
  kept: new Set(),
})

/** What runs again and again: what one round costs, and how many levels it goes down. */
export type Repeated = { readonly run: Run; readonly cost: number; readonly levels: number }

export function compileRepeated(compiler: Compiler, node: Node, scope: Scope): Repeated {
  const { nodes, level, deepest } = compiler
  compiler.deepest = level
  const run = compiler.compile(node, scope)
  const levels = compiler.deepest - level + 1
  compiler.deepest = Math.max(deepest, compiler.deepest)
  return { run, cost: compiler.nodes - nodes + 1, levels }
}
