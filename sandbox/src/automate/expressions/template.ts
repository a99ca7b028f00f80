// Text with expressions in it, as a definition writes it: `@f()` is a value of any type, `a @{f()} b` is text, `@@` at
// the beginning and `@@{` anywhere stand for themselves.

import type { Expression } from './expression.ts'
import { ExpressionFault } from './fault.ts'
import { parseExpression, parseExpressionAt } from './parse.ts'

export type Template =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'value'; readonly expression: Expression; readonly source: string }
  | { readonly type: 'interpolation'; readonly parts: readonly Part[] }

export type Part = string | { readonly expression: Expression; readonly source: string }

export function parseTemplate(text: string): Template {
  if (text.startsWith('@') && text[1] !== '{' && text[1] !== '@')
    return { type: 'value', expression: parseExpression(text.slice(1)), source: text.slice(1) }
  return text.startsWith('@@') && text[2] !== '{' ? readInterpolation(text, 2, '@') : readInterpolation(text, 0, '')
}

function readInterpolation(text: string, start: number, begun: string): Template {
  const parts: Part[] = []
  let plain = begun
  let position = start
  while (position < text.length) {
    if (text.startsWith('@@{', position)) {
      plain += '@{'
      position += 3
    } else if (text.startsWith('@{', position)) {
      const { expression, end } = parseExpressionAt(text, position + 2)
      if (text[end] !== '}')
        throw new ExpressionFault(
          `The template language expression in '${text}' is not valid: the string interpolation is not closed.`,
        )
      parts.push(plain, { expression, source: text.slice(position + 2, end).trim() })
      plain = ''
      position = end + 1
    } else {
      plain += text[position]
      position++
    }
  }
  if (parts.length === 0) return { type: 'text', text: plain }
  return { type: 'interpolation', parts: [...parts, plain].filter((part) => part !== '') }
}
