import { chain } from './chain.ts'
import type { ArithmeticOperator, Node, Operand } from './node.ts'
import { isSymbol, type Parser, span, take } from './parser.ts'

const ranks: readonly (readonly ArithmeticOperator[])[] = [['+', '-'], ['*', '/'], ['**']]

/** `begun`: a value in parentheses that was read already. */
export const arithmetic = (parser: Parser, begun?: Node): Node => ranked(parser, 0, begun)

function ranked(parser: Parser, rank: number, begun?: Node): Node {
  const operators = ranks[rank]
  if (!operators) return begun ? chain(parser, begun) : signed(parser)
  const first = ranked(parser, rank + 1, begun)
  const rest: Operand[] = []
  while (parser.token.type === 'symbol' && operators.includes(parser.token.text as ArithmeticOperator)) {
    const operator = take(parser).text as ArithmeticOperator
    rest.push({ operator, operand: ranked(parser, rank + 1) })
  }
  return rest.length === 0 ? first : { type: 'arithmetic', first, rest, from: first.from, to: parser.end }
}

/** The sign binds closer than any operator: `-3 ** 2` is 9. */
function signed(parser: Parser): Node {
  const { from } = parser.token
  let times = 0
  while (isSymbol(parser, '-')) {
    take(parser)
    times++
  }
  const operand = chain(parser)
  return times === 0 ? operand : { type: 'negation', times, operand, ...span(from, parser) }
}
