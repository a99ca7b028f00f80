// A value and what follows it: `order.items[price > 5].name`, `function(x) x`, `f(1)(2)`.

import { takeArgumentName, takeKey } from './names.ts'
import type { Link, Node } from './node.ts'
import { expectSymbol, fail, isSymbol, type Parser, span, take, takeSymbol } from './parser.ts'
import { primary } from './primary.ts'
import { tokenAt } from './token.ts'

export function chain(parser: Parser, base: Node = primary(parser)): Node {
  const links: Link[] = []
  for (let link = nextLink(parser); link; link = nextLink(parser)) links.push(link)
  return links.length === 0 ? base : { type: 'chain', base, links, from: base.from, to: parser.end }
}

function nextLink(parser: Parser): Link | undefined {
  const { from } = parser.token
  if (takeSymbol(parser, '.')) return { type: 'path', key: takeKey(parser), ...span(from, parser) }
  if (isSymbol(parser, '(')) return call(parser)
  if (!isSymbol(parser, '[') || endsRange(parser)) return undefined
  take(parser)
  const filter = parser.expression()
  expectSymbol(parser, ']')
  return { type: 'filter', filter, ...span(from, parser) }
}

function call(parser: Parser): Link {
  const { from } = parser.token
  expectSymbol(parser, '(')
  const positional: Node[] = []
  const named: { name: string; value: Node }[] = []
  if (!isSymbol(parser, ')')) {
    do {
      const name = takeArgumentName(parser)
      const value = parser.expression()
      if (name === undefined) positional.push(value)
      else named.push({ name, value })
    } while (takeSymbol(parser, ','))
  }
  expectSymbol(parser, ')')
  if (named.length === 0) return { type: 'call', positional, ...span(from, parser) }
  if (positional.length === 0) return { type: 'namedCall', named, ...span(from, parser) }
  throw fail(parser, 'mixed-arguments', 'Either all arguments have names or none has.', span(from, parser))
}

/** Whether this `[` ends a range (`[1..10[`) rather than begins a filter: no expression begins with what comes then. */
function endsRange(parser: Parser): boolean {
  const next = tokenAt(parser.text, parser.token.to)
  if (next.type === 'end') return true
  if (next.type === 'name') return ['and', 'or', 'then', 'else', 'return', 'satisfies', 'in'].includes(next.text)
  return (
    next.type === 'symbol' && !['(', '[', '{', '-', '?', '@', ']', '<', '>', '<=', '>=', '=', '!='].includes(next.text)
  )
}
