// What an author writes out, or has computed: a value that begins with = is an expression. Expressions are tried here,
// so that a diagram with a bad one is not deployed.

import type { Expression, Written } from '../../drawn/index.ts'
import type { BpmnElement } from '../element.ts'
import { shown } from '../shown.ts'
import type { Reader } from './reader.ts'

export const isExpression = (text: string): boolean => text.startsWith('=')

export const writtenFrom = (reader: Reader, element: BpmnElement, property: string, text: string): Written =>
  isExpression(text) ? expressionFrom(reader, element, property, text) : text

/** Where a value that never changes would be a mistake. */
export function expressionFrom(reader: Reader, element: BpmnElement, property: string, text: string): Expression {
  if (!isExpression(text)) {
    const reason = `Property <${property}> must be an expression; ${shown(text)} is a static value`
    reader.report.refuse(element, 'static-value', reason, `Begin it with =, for example ${shown(`=${text}`)}.`)
    return { feel: 'null' }
  }
  const feel = text.slice(1)
  const compiled = reader.compileExpression(feel)
  if (compiled.ok) return { feel }
  // A person counts from 1, and counts the =.
  const reason = `Property <${property}> is not a valid FEEL expression: ${compiled.reason} (character ${compiled.position + 2} of ${shown(text)})`
  reader.report.refuse(element, 'feel', reason, 'Correct the expression at this place.')
  return { feel: 'null' }
}
