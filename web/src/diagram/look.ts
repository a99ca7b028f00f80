import type { Marks } from './marks.ts'

/** How an element looks because of its marks: each has a pair of colours in the theme (diagram.css). */
export type Look = 'alarm' | 'here' | 'passed'

/** What somebody has to mend is seen first, then where tokens wait, then where they have been. */
export function lookOf(id: string, { tokens, incidents, problems, passed, flows }: Marks): Look | null {
  if ((incidents.get(id) ?? 0) > 0 || (problems.get(id) ?? 0) > 0) return 'alarm'
  if ((tokens.get(id) ?? 0) > 0) return 'here'
  return passed.has(id) || flows.has(id) ? 'passed' : null
}

export const markedIn = ({ tokens, incidents, problems, passed, flows }: Marks): Set<string> =>
  new Set([...tokens.keys(), ...incidents.keys(), ...problems.keys(), ...passed, ...flows])
