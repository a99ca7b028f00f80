// A text of a form, told apart into its author's words and the expressions whose values stand among them. What is read of
// a text (its Markdown) is read of the words alone: a value is put in afterwards, and whatever it says, it is only said.

import type { Evaluate } from './drawnForm.ts'

export type Template = readonly (string | Hole)[]

export type Hole = {
  expression: string
  /** As its author wrote it. */
  source: string
}

/** All of it is an expression after an equals sign; else parts of it are, in double braces. */
export function templateOf(text: string): Template {
  if (/^\s*=/.test(text)) return [{ expression: text, source: text }]
  const parts: (string | Hole)[] = []
  let at = 0
  for (const { 0: source, 1: expression = '', index } of text.matchAll(/\{\{([^{}]+)\}\}/g)) {
    parts.push(text.slice(at, index), { expression, source })
    at = index + source.length
  }
  return [...parts, text.slice(at)]
}

/** Words with the values in their places. */
export const filled = (template: Template, variables: Readonly<Record<string, unknown>>, evaluate: Evaluate): string =>
  template
    .map((part) => (typeof part === 'string' ? part : (wordsOf(evaluate(part.expression, variables)) ?? part.source)))
    .join('')

/** What has no value is left as its author wrote it: then somebody sees what is missing. */
function wordsOf(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
