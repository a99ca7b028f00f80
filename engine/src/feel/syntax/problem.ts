import type { Span } from './node.ts'

export type ProblemCode =
  | 'empty'
  | 'text-too-long'
  | 'nested-too-deeply'
  | 'unexpected'
  | 'unknown-character'
  | 'unclosed-text'
  | 'unclosed-comment'
  | 'single-quotes'
  | 'number-out-of-range'
  | 'name-with-spaces'
  | 'mixed-arguments'
  | 'external-function'

/** Why a text is no expression, and where: `line` and `column` begin at 1. */
export type Problem = Span & {
  readonly code: ProblemCode
  readonly message: string
  readonly line: number
  readonly column: number
}

export function problemAt(text: string, span: Span, code: ProblemCode, message: string): Problem {
  const before = text.slice(0, span.from)
  const line = before.split('\n').length
  return { code, message, ...span, line, column: span.from - before.lastIndexOf('\n') }
}

/** Leaves the parser from within; caught where parsing began. */
export class Unparsable extends Error {
  override readonly name = 'Unparsable'
  readonly span: Span
  readonly code: ProblemCode

  constructor(span: Span, code: ProblemCode, message: string) {
    super(message)
    this.span = span
    this.code = code
  }
}
