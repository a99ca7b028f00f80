import type { Node } from './node.ts'
import { comparatorAhead, expectWord, fail, isWord, type Parser, span, take, takeWord } from './parser.ts'
import { inTests } from './tests.ts'
import { typeName } from './typeName.ts'

type Operand = (parser: Parser, begun?: Node) => Node

export function comparison(parser: Parser, operand: Operand): Node {
  const left = operand(parser)
  const node = compared(parser, left, operand)
  if (node !== left && (comparatorAhead(parser) || ['in', 'between', 'instance'].some((word) => isWord(parser, word))))
    throw fail(
      parser,
      'unexpected',
      'A comparison is not compared again: join two of them with “and”, or use parentheses.',
    )
  return node
}

function compared(parser: Parser, left: Node, operand: Operand): Node {
  const { from } = left
  const operator = comparatorAhead(parser)
  if (operator) {
    take(parser)
    return { type: 'comparison', operator, left, right: operand(parser), ...span(from, parser) }
  }
  if (takeWord(parser, 'between')) {
    const low = operand(parser)
    expectWord(parser, 'and')
    return { type: 'between', value: left, low, high: operand(parser), ...span(from, parser) }
  }
  if (takeWord(parser, 'instance')) {
    expectWord(parser, 'of')
    return { type: 'instanceOf', value: left, ofType: typeName(parser), ...span(from, parser) }
  }
  if (takeWord(parser, 'in')) return { type: 'in', value: left, tests: inTests(parser, operand), ...span(from, parser) }
  return left
}
