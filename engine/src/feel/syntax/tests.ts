// Unary tests: what stands after `in`, and in the cells of decision tables.

import type { Node, Test } from './node.ts'
import {
  comparatorAhead,
  expectSymbol,
  goBack,
  isSymbol,
  isWord,
  type Parser,
  span,
  take,
  takeSymbol,
} from './parser.ts'
import { rangeTail } from './range.ts'

const operators = ['+', '-', '*', '/', '**', '.', '[']

/** `in` takes one test, or several in parentheses. Nothing is read twice: tests may hold tests, a hundred deep. */
export function inTests(parser: Parser, operand: (parser: Parser, begun?: Node) => Node): Test[] {
  const { from } = parser.token
  if (!takeSymbol(parser, '(')) return [test(parser, () => operand(parser))]
  const first = test(parser, parser.expression)
  if (first.type === 'expression' && isSymbol(parser, '..'))
    return [expressionTest(rangeTail(parser, from, false, first.expression))]
  const tests = [first, ...moreTests(parser)]
  expectSymbol(parser, ')')
  // `x in (a + b) * c`: the parentheses held part of an operand.
  const goesOn =
    tests.length === 1 && first.type === 'expression' && operators.some((symbol) => isSymbol(parser, symbol))
  return goesOn ? [expressionTest(operand(parser, first.expression))] : tests
}

const expressionTest = (expression: Node): Test => ({
  type: 'expression',
  expression,
  from: expression.from,
  to: expression.to,
})

/** A whole cell: `-`, `not(tests)`, or tests. */
export function unaryTests(parser: Parser): Node {
  const mark = { token: parser.token, end: parser.end }
  const { from } = mark.token
  if (takeSymbol(parser, '-')) {
    if (parser.token.type === 'end') return { type: 'literal', value: true, ...span(from, parser) }
    goBack(parser, mark)
  }
  return (
    negatedTests(parser) ?? { type: 'unaryTests', negated: false, tests: listOfTests(parser), ...span(from, parser) }
  )
}

/** `not(…)` that holds the whole cell; if more follows, it is a call of the function `not`. */
function negatedTests(parser: Parser): Node | undefined {
  const mark = { token: parser.token, end: parser.end }
  if (!isWord(parser, 'not')) return undefined
  take(parser)
  if (takeSymbol(parser, '(')) {
    const tests = listOfTests(parser)
    if (takeSymbol(parser, ')') && parser.token.type === 'end')
      return { type: 'unaryTests', negated: true, tests, ...span(mark.token.from, parser) }
  }
  goBack(parser, mark)
  return undefined
}

const listOfTests = (parser: Parser): Test[] => [test(parser, parser.expression), ...moreTests(parser)]

function moreTests(parser: Parser): Test[] {
  const tests: Test[] = []
  while (takeSymbol(parser, ',')) tests.push(test(parser, parser.expression))
  return tests
}

function test(parser: Parser, expression: () => Node): Test {
  const { from } = parser.token
  const operator = comparatorAhead(parser)
  if (operator) {
    take(parser)
    return { type: 'compare', operator, bound: expression(), ...span(from, parser) }
  }
  return { type: 'expression', expression: expression(), ...span(from, parser) }
}
