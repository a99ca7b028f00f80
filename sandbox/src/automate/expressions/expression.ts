// The tree of an expression of the workflow definition language.

export type Expression =
  | { readonly type: 'literal'; readonly value: null | boolean | number | string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Expression[] }
  /** `isSafe` with a question mark: what is not there is null instead of a fault. */
  | { readonly type: 'member'; readonly of: Expression; readonly key: Expression; readonly isSafe: boolean }

/** Every part of an expression, the whole first. */
export function* partsOf(expression: Expression): Generator<Expression> {
  yield expression
  if (expression.type === 'call') for (const argument of expression.args) yield* partsOf(argument)
  if (expression.type === 'member') {
    yield* partsOf(expression.of)
    yield* partsOf(expression.key)
  }
}
