import { expression } from './expression.ts'
import type { Node, Span } from './node.ts'
import { newParser, type Parser, unexpected } from './parser.ts'
import { type Problem, type ProblemCode, problemAt, Unparsable } from './problem.ts'
import { unaryTests } from './tests.ts'

/** As much as a person can read, many times over; and few enough that the slowest text is parsed in milliseconds. */
export const textLengthMax = 16_384

export type Parsed = { readonly ok: true; readonly node: Node } | { readonly ok: false; readonly problem: Problem }

export const parseExpression = (text: string): Parsed => parsed(text, (parser) => parser.expression())

export const parseUnaryTests = (text: string): Parsed => parsed(text, unaryTests)

function parsed(text: string, parse: (parser: Parser) => Node): Parsed {
  const whole = { from: 0, to: text.length }
  if (text.length > textLengthMax)
    return refused(text, whole, 'text-too-long', `An expression has at most ${textLengthMax} characters.`)
  if (text.trim() === '') return refused(text, whole, 'empty', 'The expression is empty.')
  try {
    const parser = newParser(text, expression)
    const node = parse(parser)
    if (parser.token.type !== 'end') throw unexpected(parser, 'an operator or the end')
    return { ok: true, node }
  } catch (cause) {
    if (!(cause instanceof Unparsable)) throw cause
    return refused(text, cause.span, cause.code, cause.message)
  }
}

const refused = (text: string, span: Span, code: ProblemCode, message: string): Parsed => ({
  ok: false,
  problem: problemAt(text, span, code, message),
})
