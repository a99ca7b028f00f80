// How long incidents have waited, as parts of a bar. Pure.

import type { IncidentAges } from '@countersign/core/api'
import { amount } from '../parts/amounts.ts'

export type AgeName = keyof IncidentAges

/** Youngest first, as the bar has them. */
export const ageNames = ['hour', 'day', 'week', 'older'] as const satisfies readonly AgeName[]

export const ageTitles: Record<AgeName, string> = {
  hour: 'under an hour',
  day: 'under a day',
  week: 'under a week',
  older: 'a week or longer',
}

export const totalOf = (ages: IncidentAges): number => ageNames.reduce((sum, name) => sum + ages[name], 0)

/** For those who do not see the bar. */
export function inWords(ages: IncidentAges): string {
  const parts = ageNames.filter((name) => ages[name] > 0).map((name) => `${amount(ages[name])} ${ageTitles[name]}`)
  return parts.length === 0 ? 'Nothing waits' : `Waiting: ${parts.join(', ')}`
}
