// The tree of an expression. Chains of equal rank (`a + b - c`, `a and b and c`, `x.y.z`) are one node with many parts:
// a chain may be as long as the text allows, and nobody walks it by recursion.

import type { Comparator, SecretText, Value } from '../values/value.ts'

/** Where something stands in the text: offsets in UTF-16 units, `to` exclusive. */
export type Span = { readonly from: number; readonly to: number }

export type Node = Span &
  (
    | { readonly type: 'literal'; readonly value: Value }
    | { readonly type: 'temporal'; readonly text: string }
    | { readonly type: 'secret'; readonly text: SecretText }
    | { readonly type: 'name'; readonly name: string }
    | { readonly type: 'input' }
    | { readonly type: 'list'; readonly items: readonly Node[] }
    | { readonly type: 'context'; readonly entries: readonly Entry[] }
    | RangeNode
    | { readonly type: 'comparisonRange'; readonly operator: Comparator; readonly bound: Node }
    | { readonly type: 'function'; readonly parameters: readonly Parameter[]; readonly body: Node }
    | { readonly type: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Node }
    | { readonly type: 'for'; readonly iterators: readonly Iterator[]; readonly body: Node }
    | {
        readonly type: 'quantified'
        readonly quantifier: 'some' | 'every'
        readonly iterators: readonly Iterator[]
        readonly condition: Node
      }
    | { readonly type: 'and'; readonly operands: readonly Node[] }
    | { readonly type: 'or'; readonly operands: readonly Node[] }
    | { readonly type: 'comparison'; readonly operator: Comparator; readonly left: Node; readonly right: Node }
    | { readonly type: 'between'; readonly value: Node; readonly low: Node; readonly high: Node }
    | { readonly type: 'in'; readonly value: Node; readonly tests: readonly Test[] }
    | { readonly type: 'instanceOf'; readonly value: Node; readonly ofType: TypeNode }
    | { readonly type: 'arithmetic'; readonly first: Node; readonly rest: readonly Operand[] }
    | { readonly type: 'negation'; readonly times: number; readonly operand: Node }
    | { readonly type: 'chain'; readonly base: Node; readonly links: readonly Link[] }
    | { readonly type: 'unaryTests'; readonly tests: readonly Test[]; readonly negated: boolean }
  )

export type NodeOf<T extends Node['type']> = Extract<Node, { readonly type: T }>

export type Entry = Span & { readonly key: string; readonly value: Node }
export type RangeNode = {
  readonly type: 'range'
  readonly start: Node
  readonly startIncluded: boolean
  readonly end: Node
  readonly endIncluded: boolean
}
export type Parameter = { readonly name: string; readonly ofType?: TypeNode }
export type Branch = { readonly condition: Node; readonly consequence: Node }
/** `x in list`, or `x in from..to`. */
export type Iterator = { readonly name: string; readonly domain: Node; readonly to?: Node }
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'
export type Operand = { readonly operator: ArithmeticOperator; readonly operand: Node }

/** What follows a value: `.key`, `[filter]`, `(arguments)`. */
export type Link = Span &
  (
    | { readonly type: 'path'; readonly key: string }
    | { readonly type: 'filter'; readonly filter: Node }
    | { readonly type: 'call'; readonly positional: readonly Node[] }
    | { readonly type: 'namedCall'; readonly named: readonly NamedArgument[] }
  )
export type NamedArgument = { readonly name: string; readonly value: Node }

/** One of the tests after `in`, or of a decision table's cell: `< 5`, or an expression that says or equals. */
export type Test =
  | (Span & { readonly type: 'compare'; readonly operator: Comparator; readonly bound: Node })
  | (Span & { readonly type: 'expression'; readonly expression: Node })

export type TypeNode =
  | { readonly type: 'named'; readonly name: string }
  | { readonly type: 'list' | 'range'; readonly of: TypeNode }
  | { readonly type: 'context'; readonly entries: readonly { readonly key: string; readonly ofType: TypeNode }[] }
  | { readonly type: 'function' }
