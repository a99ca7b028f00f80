// Which incidents are shown, as it stands in the address of the page.

import { type IncidentCause, listIncidents } from '@countersign/core/api'
import { z } from 'zod'

const { processId, elementId, code } = listIncidents.query.shape

/** An address somebody mistyped still opens the page. */
export const incidentsSearch = z.object({
  processId: processId.catch(undefined),
  elementId: elementId.catch(undefined),
  code: code.catch(undefined),
  /** The one cause whose incidents are listed. */
  opened: z.string().max(700).optional().catch(undefined),
})
export type IncidentsSearch = z.output<typeof incidentsSearch>

export const isFiltered = ({ processId, elementId, code }: IncidentsSearch): boolean =>
  Boolean(processId || elementId || code)

/** Takes every filter away; what was opened stays so. */
export const nothingSought = { processId: undefined, elementId: undefined, code: undefined } as const

export type Cause = Pick<IncidentCause, 'processId' | 'elementId' | 'code'>

/** Ids of a diagram and codes have no slash in them. */
export const keyOf = ({ processId, elementId, code }: Cause): string => [processId, elementId, code].join('/')

/** Those of the element that is looked for; the server narrows by the rest. */
export const fitting = (causes: readonly IncidentCause[], { elementId }: IncidentsSearch): readonly IncidentCause[] =>
  elementId ? causes.filter((cause) => cause.elementId === elementId) : causes

/** Whose incidents are listed: what somebody opened, or the only one there is. Closed by hand it stays closed. */
export function openedOf(causes: readonly IncidentCause[], { opened }: IncidentsSearch): string | undefined {
  const [only] = causes
  return opened ?? (only && causes.length === 1 ? keyOf(only) : undefined)
}

/** In the address: that somebody closed the only one there is. */
export const noneOpened = 'none'
