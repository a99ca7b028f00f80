// `$filter`, read by descent: or, and, not, then one comparison.
//
// Words are recognised in any case, as Graph does. A comparison has its property on the left or on the right.

import { fault, type Reading, read } from '../outcome.ts'
import type { Comparator, Filter, Literal, Path, TextFunction } from './expression.ts'
import { type Token, tokensOf } from './tokens.ts'

export function parseFilter(text: string): Reading<Filter> {
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  const cursor: Cursor = { text, tokens: tokens.value, at: 0, depth: 0 }
  try {
    const filter = readOr(cursor)
    if (cursor.at < cursor.tokens.length) throw stuck(cursor)
    return read(filter)
  } catch (error) {
    if (error instanceof Stuck) return fault(error.message)
    throw error
  }
}

type Cursor = { text: string; tokens: readonly Token[]; at: number; depth: number }

/** Thrown and caught within this file: every rule would otherwise have to hand it on. */
class Stuck extends Error {}

const depthMax = 100 // deeper than anybody writes, and than the call stack has to bear

function stuck({ text, tokens, at }: Cursor): Stuck {
  const position = tokens[at]?.at ?? text.length
  return new Stuck(`Syntax error at position ${position} in '${text}'.`)
}

const peek = (cursor: Cursor): Token | undefined => cursor.tokens[cursor.at]

function isWord(token: Token | undefined, word: string): boolean {
  return token?.type === 'word' && token.text.toLowerCase() === word
}

function takeWord(cursor: Cursor, word: string): boolean {
  if (!isWord(peek(cursor), word)) return false
  cursor.at++
  return true
}

function takeMark(cursor: Cursor, mark: string): boolean {
  const token = peek(cursor)
  if (token?.type !== 'mark' || token.text !== mark) return false
  cursor.at++
  return true
}

function expectMark(cursor: Cursor, mark: string): void {
  if (!takeMark(cursor, mark)) throw stuck(cursor)
}

function readOr(cursor: Cursor): Filter {
  let left = readAnd(cursor)
  while (takeWord(cursor, 'or')) left = { type: 'or', left, right: readAnd(cursor) }
  return left
}

function readAnd(cursor: Cursor): Filter {
  let left = readNot(cursor)
  while (takeWord(cursor, 'and')) left = { type: 'and', left, right: readNot(cursor) }
  return left
}

function readNot(cursor: Cursor): Filter {
  if (++cursor.depth > depthMax) throw new Stuck('Recursion depth exceeded allowed limit.')
  const isNegated = isWord(peek(cursor), 'not')
  if (isNegated) cursor.at++
  const filter = isNegated ? ({ type: 'not', of: readNot(cursor) } as const) : readPrimary(cursor)
  cursor.depth--
  return filter
}

function readPrimary(cursor: Cursor): Filter {
  if (takeMark(cursor, '(')) {
    const inner = readOr(cursor)
    expectMark(cursor, ')')
    return inner
  }
  return readFunction(cursor) ?? readReversed(cursor) ?? readOfPath(cursor)
}

const functions: ReadonlyMap<string, TextFunction> = new Map([
  ['startswith', 'startsWith'],
  ['endswith', 'endsWith'],
  ['contains', 'contains'],
])

function readFunction(cursor: Cursor): Filter | undefined {
  const token = peek(cursor)
  const next = cursor.tokens[cursor.at + 1]
  if (token?.type !== 'word' || next?.type !== 'mark' || next.text !== '(') return undefined
  const name = functions.get(token.text.toLowerCase())
  if (!name) throw new Stuck(`An unknown function with name '${token.text}' was found.`)
  cursor.at += 2
  const path = readPath(cursor)
  expectMark(cursor, ',')
  const argument = peek(cursor)
  if (argument?.type !== 'literal' || typeof argument.value !== 'string') throw stuck(cursor)
  cursor.at++
  expectMark(cursor, ')')
  // `startswith(x,'a') eq true` is allowed, and means what it says.
  if (!takeWord(cursor, 'eq')) return { type: 'function', name, path, argument: argument.value }
  const isTrue = takeWord(cursor, 'true')
  if (!isTrue && !takeWord(cursor, 'false')) throw stuck(cursor)
  const called: Filter = { type: 'function', name, path, argument: argument.value }
  return isTrue ? called : { type: 'not', of: called }
}

const mirrored = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' } as const

/** `'IT' eq department` */
function readReversed(cursor: Cursor): Filter | undefined {
  const literal = readLiteral(cursor)
  if (!literal) return undefined
  const comparator = readComparator(cursor)
  if (!comparator) throw stuck(cursor)
  return { type: 'compare', comparator: mirrored[comparator], path: readPath(cursor), literal }
}

function readOfPath(cursor: Cursor): Filter {
  const path = readPath(cursor)
  const last = path.at(-1)?.toLowerCase()
  if ((last === 'any' || last === 'all') && takeMark(cursor, '(')) return readLambda(cursor, path.slice(0, -1), last)
  if (last === '$count') return readCount(cursor, path.slice(0, -1))
  if (takeWord(cursor, 'in')) return { type: 'in', path, literals: readLiterals(cursor) }
  const comparator = readComparator(cursor)
  if (!comparator) return { type: 'flag', path }
  const literal = readLiteral(cursor)
  if (!literal) throw stuck(cursor)
  return { type: 'compare', comparator, path, literal }
}

function readLambda(cursor: Cursor, path: Path, quantifier: 'any' | 'all'): Filter {
  if (path.length === 0) throw stuck(cursor)
  if (takeMark(cursor, ')')) return { type: 'lambda', quantifier, path, variable: '', of: undefined }
  const variable = peek(cursor)
  if (variable?.type !== 'word') throw stuck(cursor)
  cursor.at++
  expectMark(cursor, ':')
  const of = readOr(cursor)
  expectMark(cursor, ')')
  return { type: 'lambda', quantifier, path, variable: variable.text, of }
}

function readCount(cursor: Cursor, path: Path): Filter {
  const comparator = readComparator(cursor)
  const literal = readLiteral(cursor)
  if (!comparator || literal?.type !== 'number' || path.length === 0) throw stuck(cursor)
  return { type: 'count', comparator, path, number: literal.value }
}

function readPath(cursor: Cursor): Path {
  const path: string[] = []
  do {
    const token = peek(cursor)
    if (token?.type !== 'word') throw stuck(cursor)
    cursor.at++
    path.push(token.text)
  } while (takeMark(cursor, '/'))
  return path
}

const comparators: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])

function readComparator(cursor: Cursor): Comparator | undefined {
  const token = peek(cursor)
  if (token?.type !== 'word') return undefined
  const word = token.text.toLowerCase()
  if (!comparators.has(word)) return undefined
  cursor.at++
  return word as Comparator
}

const words: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['null', { type: 'null' }],
  ['true', { type: 'flag', value: true }],
  ['false', { type: 'flag', value: false }],
])

function readLiteral(cursor: Cursor): Literal | undefined {
  const token = peek(cursor)
  const literal = token && literalOf(token)
  if (literal) cursor.at++
  return literal
}

function literalOf(token: Token): Literal | undefined {
  switch (token.type) {
    case 'literal':
      return typeof token.value === 'string'
        ? { type: 'text', value: token.value }
        : { type: 'number', value: token.value }
    case 'guid':
      return { type: 'guid', value: token.text }
    case 'moment':
      return { type: 'moment', value: token.moment }
    case 'word':
      return words.get(token.text.toLowerCase())
    case 'mark':
      return undefined
  }
}

function readLiterals(cursor: Cursor): readonly Literal[] {
  expectMark(cursor, '(')
  const literals: Literal[] = []
  do {
    const literal = readLiteral(cursor)
    if (!literal) throw stuck(cursor)
    literals.push(literal)
  } while (takeMark(cursor, ','))
  expectMark(cursor, ')')
  return literals
}
