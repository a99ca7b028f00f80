import { at, keyAt } from './characters.ts'
import type { Entry, Node } from './node.ts'
import { continueAt, expectSymbol, isSymbol, type Parser, span, take, takeSymbol, unexpected } from './parser.ts'
import { rangeTail } from './range.ts'
import { skipSpace, tokenAt } from './token.ts'

/** `[1, 2]`, or a range with its start `[1..10]`. */
export function listLiteral(parser: Parser): Node {
  const { from } = parser.token
  take(parser)
  if (takeSymbol(parser, ']')) return { type: 'list', items: [], ...span(from, parser) }
  const first = parser.expression()
  if (isSymbol(parser, '..')) return rangeTail(parser, from, true, first)
  const items = [first]
  while (takeSymbol(parser, ',')) items.push(parser.expression())
  expectSymbol(parser, ']')
  return { type: 'list', items, ...span(from, parser) }
}

/** `{ key: value }`. Keys are looked for in the text itself: they need not be made of the words of an expression. */
export function contextLiteral(parser: Parser): Node {
  const { from, to } = parser.token
  const entries: Entry[] = []
  let next = skipSpace(parser.text, to)
  if (parser.text[next] === '}') {
    continueAt(parser, next + 1)
    return { type: 'context', entries, ...span(from, parser) }
  }
  for (;;) {
    entries.push(entry(parser, next))
    if (!isSymbol(parser, ',')) break
    next = skipSpace(parser.text, parser.token.to)
  }
  if (!isSymbol(parser, '}')) throw unexpected(parser, '“,” or “}”')
  take(parser)
  return { type: 'context', entries, ...span(from, parser) }
}

function entry(parser: Parser, from: number): Entry {
  const key = keyFrom(parser, from)
  expectSymbol(parser, ':')
  return { key, value: parser.expression(), ...span(from, parser) }
}

function keyFrom(parser: Parser, from: number): string {
  const plain = at(keyAt, parser.text, from)?.[0]
  if (plain !== undefined) {
    continueAt(parser, from + plain.length)
    return plain.trimEnd()
  }
  const token = tokenAt(parser.text, from)
  parser.token = token
  if (token.type !== 'text' && token.type !== 'quoted name') throw unexpected(parser, 'the key of an entry')
  return take(parser).text
}
