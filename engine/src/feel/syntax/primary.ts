import { readNumber } from '../values/numberText.ts'
import { textWithSecrets } from '../values/secret.ts'
import { contextLiteral, listLiteral } from './collections.ts'
import { conditional, functionDefinition, loop, quantified } from './keywords.ts'
import { takeName } from './names.ts'
import type { Node } from './node.ts'
import { comparatorAhead, expectSymbol, fail, isSymbol, type Parser, span, take, unexpected } from './parser.ts'
import { outwardRange, rangeTail } from './range.ts'
import { tokenAt } from './token.ts'

const constants = { null: null, true: true, false: false }

export function primary(parser: Parser): Node {
  const { token } = parser
  switch (token.type) {
    case 'number':
      return numberNode(parser)
    case 'text':
      take(parser)
      return textNode(token.text, token.from, token.to)
    case 'name':
      return word(parser)
    case 'quoted name':
      return { type: 'name', name: take(parser).text, from: token.from, to: token.to }
    case 'symbol':
      return structure(parser)
    case 'end':
      throw unexpected(parser, 'a value')
  }
}

function numberNode(parser: Parser): Node {
  const { text, from, to } = parser.token
  const value = readNumber(text)
  if (value === null)
    throw fail(parser, 'number-out-of-range', 'There is no such number here: it is too long or too great.')
  take(parser)
  return { type: 'literal', value, from, to }
}

function textNode(text: string, from: number, to: number): Node {
  const value = textWithSecrets(text)
  return typeof value === 'string' ? { type: 'literal', value, from, to } : { type: 'secret', text: value, from, to }
}

function word(parser: Parser): Node {
  const { text, from, to } = parser.token
  if (Object.hasOwn(constants, text)) {
    take(parser)
    return { type: 'literal', value: constants[text as keyof typeof constants], from, to }
  }
  if (text === 'if') return conditional(parser)
  if (text === 'for') return loop(parser)
  if (text === 'some' || text === 'every') return quantified(parser, text)
  if (text === 'function') return functionDefinition(parser)
  if (['not', 'and', 'or'].includes(text) && tokenAt(parser.text, to).text === '(') {
    take(parser)
    return { type: 'name', name: text, from, to }
  }
  const { name } = takeName(parser)
  return { type: 'name', name, ...span(from, parser) }
}

function structure(parser: Parser): Node {
  const { text, from, to } = parser.token
  switch (text) {
    case '(':
      return parenthesized(parser)
    case '[':
      return listLiteral(parser)
    case '{':
      return contextLiteral(parser)
    case ']':
      return outwardRange(parser)
    case '?':
      take(parser)
      return { type: 'input', from, to }
    case '@':
      return temporalLiteral(parser)
    default:
      throw unexpected(parser, 'a value')
  }
}

function temporalLiteral(parser: Parser): Node {
  const { from } = parser.token
  take(parser)
  if (parser.token.type !== 'text') throw unexpected(parser, 'a text, as in @"2026-11-20",')
  return { type: 'temporal', text: take(parser).text, ...span(from, parser) }
}

/** `(a)`, a range without its ends `(1..10)`, or one that is a comparison `(< 10)`. */
function parenthesized(parser: Parser): Node {
  const { from } = parser.token
  take(parser)
  const operator = comparatorAhead(parser)
  if (operator) {
    take(parser)
    const bound = parser.expression()
    expectSymbol(parser, ')')
    return { type: 'comparisonRange', operator, bound, ...span(from, parser) }
  }
  const inner = parser.expression()
  if (isSymbol(parser, '..')) return rangeTail(parser, from, false, inner)
  expectSymbol(parser, ')')
  return inner
}
