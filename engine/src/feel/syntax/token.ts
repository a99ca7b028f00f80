// Words of an expression, read one at a time from any place: the parser may go back.

import { at, nameAt, numberAt, quotedNameAt, spaceAt, symbolAt, textAt } from './characters.ts'
import { withoutEscapes } from './escapes.ts'
import type { Span } from './node.ts'
import { Unparsable } from './problem.ts'

export type Token = Span & {
  readonly type: 'number' | 'text' | 'name' | 'quoted name' | 'symbol' | 'end'
  /** What it says: of texts and names without quotes and escapes. */
  readonly text: string
}

export function tokenAt(source: string, offset: number): Token {
  const from = skipSpace(source, offset)
  if (from >= source.length) return { type: 'end', text: '', from: source.length, to: source.length }
  const number = at(numberAt, source, from)?.[0]
  if (number) return { type: 'number', text: number, from, to: from + number.length }
  const name = at(nameAt, source, from)?.[0]
  if (name) return { type: 'name', text: name, from, to: from + name.length }
  const symbol = at(symbolAt, source, from)?.[0]
  if (symbol) return { type: 'symbol', text: symbol, from, to: from + symbol.length }
  return quotedAt(source, from)
}

function quotedAt(source: string, from: number): Token {
  const text = at(textAt, source, from)?.[0]
  if (text) return { type: 'text', text: withoutEscapes(text.slice(1, -1)), from, to: from + text.length }
  const name = at(quotedNameAt, source, from)
  if (name) return { type: 'quoted name', text: name[1] as string, from, to: from + name[0].length }
  const here = source[from] as string
  const toEnd = { from, to: source.length }
  if (here === '"') throw new Unparsable(toEnd, 'unclosed-text', 'This text does not end: a closing " is missing.')
  if (here === '`') throw new Unparsable(toEnd, 'unclosed-text', 'This name does not end: a closing ` is missing.')
  const width = (source.codePointAt(from) as number) > 0xffff ? 2 : 1
  if (here === "'")
    throw new Unparsable({ from, to: from + 1 }, 'single-quotes', 'Text stands between double quotes: "…".')
  const shown = source.slice(from, from + width)
  throw new Unparsable({ from, to: from + width }, 'unknown-character', `“${shown}” has no meaning in an expression.`)
}

/** Where the next word begins: spaces and comments are skipped. */
export function skipSpace(source: string, offset: number): number {
  let position = offset
  for (;;) {
    position += at(spaceAt, source, position)?.[0].length ?? 0
    if (source.startsWith('//', position)) position = endOfLine(source, position)
    else if (source.startsWith('/*', position)) position = endOfComment(source, position)
    else return position
  }
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end < 0 ? source.length : end
}

function endOfComment(source: string, from: number): number {
  const end = source.indexOf('*/', from + 2)
  if (end < 0)
    throw new Unparsable({ from, to: source.length }, 'unclosed-comment', 'This comment does not end: */ is missing.')
  return end + 2
}
