// What the pieces of the parser share: the place in the text, and the way back to a whole expression.

import type { Comparator } from '../values/value.ts'
import type { Node, Span } from './node.ts'
import { type ProblemCode, Unparsable } from './problem.ts'
import { type Token, tokenAt } from './token.ts'

export type Parser = {
  readonly text: string
  /** The next word; nothing before it will be read again, unless somebody kept an earlier token and puts it back. */
  token: Token
  /** Where the last word that was taken ends. */
  end: number
  nesting: number
  readonly expression: () => Node
}

/** Expressions inside expressions: each level costs the compiler and the evaluation some stack. */
export const nestingMax = 100

export const newParser = (text: string, expression: (parser: Parser) => Node): Parser => {
  const parser: Parser = {
    text,
    token: tokenAt(text, 0),
    end: 0,
    nesting: 0,
    expression: () => nested(parser, () => expression(parser)),
  }
  return parser
}

function nested(parser: Parser, parse: () => Node): Node {
  if (++parser.nesting > nestingMax)
    throw fail(parser, 'nested-too-deeply', `An expression has at most ${nestingMax} levels.`)
  const node = parse()
  parser.nesting--
  return node
}

export function take(parser: Parser): Token {
  const { token } = parser
  parser.end = token.to
  parser.token = tokenAt(parser.text, token.to)
  return token
}

export const isSymbol = (parser: Parser, symbol: string): boolean =>
  parser.token.type === 'symbol' && parser.token.text === symbol

export const isWord = (parser: Parser, word: string): boolean =>
  parser.token.type === 'name' && parser.token.text === word

export function takeSymbol(parser: Parser, symbol: string): boolean {
  if (!isSymbol(parser, symbol)) return false
  take(parser)
  return true
}

export function takeWord(parser: Parser, word: string): boolean {
  if (!isWord(parser, word)) return false
  take(parser)
  return true
}

export function expectSymbol(parser: Parser, symbol: string): void {
  if (!takeSymbol(parser, symbol)) throw unexpected(parser, `“${symbol}”`)
}

export function expectWord(parser: Parser, word: string): void {
  if (!takeWord(parser, word)) throw unexpected(parser, `“${word}”`)
}

/** `<`, `=` and the like, if one comes next. */
export const comparatorAhead = (parser: Parser): Comparator | undefined =>
  parser.token.type === 'symbol' ? comparators.find((comparator) => comparator === parser.token.text) : undefined

const comparators: readonly Comparator[] = ['=', '!=', '<', '<=', '>', '>=']

/** Goes back to where `mark` was. */
export function goBack(parser: Parser, mark: { readonly token: Token; readonly end: number }): void {
  parser.token = mark.token
  parser.end = mark.end
}

/** Puts the parser behind `offset`, for what is not made of ordinary words. */
export function continueAt(parser: Parser, offset: number): void {
  parser.end = offset
  parser.token = tokenAt(parser.text, offset)
}

export const span = (from: number, parser: Parser): Span => ({ from, to: parser.end })

export const fail = (parser: Parser, code: ProblemCode, message: string, where: Span = parser.token): Unparsable =>
  new Unparsable({ from: where.from, to: where.to }, code, message)

export function unexpected(parser: Parser, wanted: string): Unparsable {
  const { token } = parser
  const found =
    token.type === 'end'
      ? 'the expression ends'
      : `there is ${parser.text.slice(token.from, Math.min(token.to, token.from + 40))}`
  return fail(parser, 'unexpected', `Here ${wanted} is expected, but ${found}.`)
}
