import type { z } from 'zod'

/** A form's complaints in the words of a person; for what forms here don't ask, zod's own will do. */
export function wordingOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_type':
      return issue.expected === 'int' || issue.expected === 'number' ? 'Enter a whole number.' : 'Fill this in.'
    case 'invalid_value':
      return 'Choose one of the values on offer.'
    default:
      return undefined
  }
}

function tooSmall({ origin, minimum }: { origin?: unknown; minimum?: unknown }): string {
  if (origin === 'string') return 'Fill this in.'
  if (origin === 'array') return 'Choose at least one.'
  return `Enter ${minimum} or more.`
}

function tooBig({ origin, maximum }: { origin?: unknown; maximum?: unknown }): string {
  if (origin === 'string') return `Use at most ${maximum} characters.`
  if (origin === 'array') return `Choose at most ${maximum}.`
  return `Enter ${maximum} or less.`
}
