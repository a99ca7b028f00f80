import { at } from './characters.ts'
import { takeParameter, takeSpecial } from './names.ts'
import type { TypeNode } from './node.ts'
import { expectSymbol, fail, isSymbol, nestingMax, type Parser, take, takeSymbol, unexpected } from './parser.ts'

const withWords =
  /date\s+and\s+time|date\s+time|years\s+and\s+months\s+duration|days\s+and\s+time\s+duration|year-month-duration|day-time-duration/y

/** What stands after `instance of`, or behind a parameter. */
export function typeName(parser: Parser): TypeNode {
  const special = at(withWords, parser.text, parser.token.from)?.[0]
  if (special) return { type: 'named', name: takeSpecial(parser, special) }
  if (parser.token.type !== 'name' && parser.token.type !== 'quoted name')
    throw unexpected(parser, 'the name of a type')
  let name = take(parser).text
  while (takeSymbol(parser, '.')) name += `.${take(parser).text}`
  if (!isSymbol(parser, '<')) return { type: 'named', name }
  if (name === 'list' || name === 'range') return { type: name, of: inner(parser) }
  if (name === 'context') return contextType(parser)
  return name === 'function' ? functionType(parser) : { type: 'named', name }
}

function inner(parser: Parser): TypeNode {
  expectSymbol(parser, '<')
  const of = deeper(parser)
  closeAngle(parser)
  return of
}

function contextType(parser: Parser): TypeNode {
  expectSymbol(parser, '<')
  const entries: { key: string; ofType: TypeNode }[] = []
  do {
    const key = takeParameter(parser)
    expectSymbol(parser, ':')
    entries.push({ key, ofType: deeper(parser) })
  } while (takeSymbol(parser, ','))
  closeAngle(parser)
  return { type: 'context', entries }
}

/** `function<number, string> -> Any`: what it takes and gives is read, and not looked at. */
function functionType(parser: Parser): TypeNode {
  expectSymbol(parser, '<')
  if (!isSymbol(parser, '>')) {
    do deeper(parser)
    while (takeSymbol(parser, ','))
  }
  closeAngle(parser)
  expectSymbol(parser, '-')
  closeAngle(parser)
  deeper(parser)
  return { type: 'function' }
}

/** `>=` may follow a type; `>>` is two of them anyway. */
function closeAngle(parser: Parser): void {
  expectSymbol(parser, '>')
}

function deeper(parser: Parser): TypeNode {
  if (++parser.nesting > nestingMax) throw fail(parser, 'nested-too-deeply', `A type has at most ${nestingMax} levels.`)
  const type = typeName(parser)
  parser.nesting--
  return type
}
