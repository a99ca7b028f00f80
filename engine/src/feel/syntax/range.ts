import type { Node } from './node.ts'
import { expectSymbol, isSymbol, type Parser, span, take, takeSymbol, unexpected } from './parser.ts'

/** From `..` on: `[1..` … `10]`. */
export function rangeTail(parser: Parser, from: number, startIncluded: boolean, start: Node): Node {
  expectSymbol(parser, '..')
  const end = parser.expression()
  if (!isSymbol(parser, ')') && !isSymbol(parser, ']') && !isSymbol(parser, '['))
    throw unexpected(parser, 'the end of the range, “]” or “)”,')
  const endIncluded = take(parser).text === ']'
  return { type: 'range', start, startIncluded, end, endIncluded, ...span(from, parser) }
}

/** `]1..10[`: brackets turned outward leave the ends out. */
export function outwardRange(parser: Parser): Node {
  const { from } = parser.token
  takeSymbol(parser, ']')
  return rangeTail(parser, from, false, parser.expression())
}
