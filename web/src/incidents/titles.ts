// How incidents and causes are called on the page. Pure.

import type { Incident, IncidentCause } from '@countersign/core/api'

/** Of the instance: its business key, else the end of its id, which differs most. */
export const titleOf = ({ instanceId, businessKey }: Pick<Incident, 'instanceId' | 'businessKey'>): string =>
  businessKey ?? `Instance …${instanceId.slice(-8)}`

/** Where in which process. What a bug of ours stopped may have happened nowhere in particular. */
export function placeOf({ processId, processName, elementId, elementName }: IncidentCause): string {
  const process = processName ?? processId
  return elementId === '' ? process : `${elementName ?? elementId} · ${process}`
}
