// Text to tree. An expression is a literal or a call, followed by any number of selections: f(x)?['a'].b[0].

import type { Expression } from './expression.ts'
import { ExpressionFault } from './fault.ts'

/** Microsoft's limit for one expression. */
const lengthMax = 8_192

/** More than anybody writes, and few enough for the stack. */
const depthMax = 100

export type Parsed = {
  expression: Expression
  /** Where the text goes on after it. */
  end: number
}

/** The whole text has to be one expression. */
export function parseExpression(text: string): Expression {
  const { expression, end } = parseExpressionAt(text, 0)
  if (end < text.length) throw unparsable(text, `expected token 'EndOfData' and actual '${text.slice(end, end + 20)}'`)
  return expression
}

/** Reads as far as an expression goes, and the spaces after it. */
export function parseExpressionAt(text: string, start: number): Parsed {
  const reader = newReader(text, start)
  const expression = readExpression(reader, 0)
  return { expression, end: reader.position }
}

type Reader = {
  readonly text: string
  position: number
  readonly start: number
  /** What a pattern matches here is taken, and the spaces after it. */
  take: (pattern: RegExp) => string | undefined
}

function newReader(text: string, start: number): Reader {
  const reader: Reader = {
    text,
    start,
    position: afterSpaces(text, start),
    take: (pattern) => {
      pattern.lastIndex = reader.position
      const [found] = pattern.exec(text) ?? []
      if (found === undefined) return undefined
      reader.position = afterSpaces(text, reader.position + found.length)
      return found
    },
  }
  return reader
}

function afterSpaces(text: string, position: number): number {
  spaces.lastIndex = position
  return position + (spaces.exec(text)?.[0].length ?? 0)
}

const spaces = /\s*/y
const number = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y
const string = /'(?:[^']|'')*'/y
const name = /[A-Za-z_][A-Za-z0-9_]*/y
const mark = (character: string): RegExp => new RegExp(`\\${character}`, 'y')
const opening = mark('(')
const closing = mark(')')
const comma = mark(',')
const closingBracket = mark(']')
const selection = /\??[.[]/y

function readExpression(reader: Reader, depth: number): Expression {
  if (depth > depthMax) throw new ExpressionFault(`The template language expression is nested deeper than ${depthMax}.`)
  let expression = readPrimary(reader, depth)
  for (let steps = 0; ; steps++) {
    if (reader.position - reader.start > lengthMax)
      throw new ExpressionFault(
        `The length of the template language expression exceeds the maximum of '${lengthMax}' characters.`,
      )
    const start = reader.take(selection)
    if (start === undefined) return expression
    if (steps > depthMax)
      throw new ExpressionFault(`The template language expression selects more than ${depthMax} times in a row.`)
    expression = { type: 'member', of: expression, key: readKey(reader, start, depth), isSafe: start.startsWith('?') }
  }
}

function readKey(reader: Reader, start: string, depth: number): Expression {
  if (start.endsWith('.')) return { type: 'literal', value: reader.take(name) ?? expect(reader, 'Identifier') }
  const key = readExpression(reader, depth + 1)
  if (reader.take(closingBracket) === undefined) expect(reader, 'RightSquareBracket')
  return key
}

const constants: ReadonlyMap<string, null | boolean> = new Map([
  ['null', null],
  ['true', true],
  ['false', false],
])

function readPrimary(reader: Reader, depth: number): Expression {
  const quoted = reader.take(string)
  if (quoted !== undefined) return { type: 'literal', value: quoted.slice(1, -1).replaceAll("''", "'") }
  const digits = reader.take(number)
  if (digits !== undefined) return { type: 'literal', value: Number(digits) }
  const word = reader.take(name)
  if (word === undefined) return expect(reader, 'Identifier')
  const constant = constants.get(word.toLowerCase())
  if (constant !== undefined) return { type: 'literal', value: constant }
  if (reader.take(opening) === undefined) expect(reader, 'LeftParenthesis')
  return { type: 'call', name: word, args: readArguments(reader, depth) }
}

function readArguments(reader: Reader, depth: number): Expression[] {
  const args: Expression[] = []
  if (reader.take(closing) !== undefined) return args
  do args.push(readExpression(reader, depth + 1))
  while (reader.take(comma) !== undefined)
  if (reader.take(closing) === undefined) expect(reader, 'RightParenthesis')
  return args
}

function expect({ text, position }: Reader, token: string): never {
  const actual = position < text.length ? text.slice(position, position + 20) : 'EndOfData'
  throw unparsable(text, `expected token '${token}' and actual '${actual}'`)
}

const unparsable = (text: string, reason: string): ExpressionFault =>
  new ExpressionFault(`Unable to parse template language expression '${text}': ${reason}.`)
