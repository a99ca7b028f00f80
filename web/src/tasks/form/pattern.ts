// What a text must look like. As in Camunda's forms a pattern is searched in the text: `^` and `$` make it speak of all
// of it. A pattern of a form's author is searched by FEEL's `matches`, in linear time whatever it is: it is looked at with
// every key that is pressed.

import type { Evaluate } from './drawnForm.ts'

export type Pattern = { fits: (text: string) => boolean; wording: string }

/** Null for one that FEEL's patterns can't say, such as one with look-ahead. */
export function patternOf(source: string, evaluate: Evaluate): Pattern | null {
  const pattern = inFeel(source)
  const look = (text: string) => evaluate('matches(text, pattern)', { text, pattern })
  if (typeof look('') !== 'boolean') return null
  // A text that is too long to be looked at keeps nobody from completing a task.
  return { fits: (text) => look(text) !== false, wording: `It must look like ${source}` }
}

/** Patterns of forms are JavaScript's; of its own writing only letters by their number are common. */
const inFeel = (source: string): string =>
  source.replaceAll(/\\(?:u([\da-f]{4})|.)/gis, (escaped, code?: string) => (code ? `\\x{${code}}` : escaped))

/** By the names that Camunda's forms give them. */
export const wellKnownPatterns: Readonly<Record<string, Pattern>> = {
  email: { fits: (text) => /^[^@\s]+@[^@\s]+$/.test(text), wording: 'Enter an e-mail address.' },
  phone: {
    fits: (text) => /^\+?[\d\s()./-]{3,}$/.test(text),
    wording: 'Enter a phone number, such as +46 8 123 456.',
  },
}
