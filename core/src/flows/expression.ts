// What is entered in a step, as FEEL.
//
// X1  Text that somebody wrote is a literal: nothing in it is read as an expression, or as a secret.

import { literalOf } from './checkValue.ts'
import type { ValueType } from './shape.ts'
import { isOutput, type OutputPart, textOf, type Value } from './value.ts'

/** `wanted`: what the value is to be, where it is written as text. */
export function expressionOf(parts: Value, wanted: ValueType): string {
  const text = textOf(parts)
  if (text !== null) return writtenLiteral(text, wanted)
  const [only, ...others] = parts
  if (only && isOutput(only) && others.length === 0) return pathOf(only)
  return parts.map((part) => (isOutput(part) ? inText(pathOf(part)) : textLiteral(part.text))).join(' + ')
}

/** An output that is not there leaves a gap, and not nothing of the whole text. */
const inText = (path: string): string => `(if ${path} = null then "" else string(${path}))`

function writtenLiteral(text: string, wanted: ValueType): string {
  const literal = literalOf(text, wanted)
  if (Array.isArray(literal)) return `[${literal.map(textLiteral).join(', ')}]`
  return typeof literal === 'number' || typeof literal === 'boolean' ? `${literal}` : textLiteral(text)
}

/** Two braces in different literals name no secret; and to whoever searches for names it does not look like one. */
export const textLiteral = (text: string): string =>
  text.toWellFormed().split('{{').map(quoted).join(' + "{" + "{" + ').replaceAll('secrets.', 'secrets\\u002e')

const quoted = (text: string): string =>
  // XML takes no control characters, FEEL takes them escaped.
  `"${text.replace(/[\\"\p{Cc}\u2028\u2029\ufffe\uffff]/gu, escaped)}"`

const escaped = (character: string): string =>
  character === '\\' || character === '"'
    ? `\\${character}`
    : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

export const pathOf = ({ from, path }: OutputPart): string => [from, ...path.map(nameOf)].join('.')

/** Between backticks any name is one, also a word of the language. */
const nameOf = (name: string): string => `\`${name}\``
