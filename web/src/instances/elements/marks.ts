// What is drawn over the diagram of an instance. Pure.

import type { InstanceDetails, Trail } from '@countersign/core/api'
import type { Marks } from '../../diagram/marks.ts'

type Standing = {
  visits: readonly Pick<InstanceDetails['visits'][number], 'elementId' | 'waitsFor' | 'incident'>[]
  incidentList: readonly Pick<InstanceDetails['incidentList'][number], 'elementId'>[]
}

/**
 * Where it is says the instance, which is asked often; which way it came, its trail, which follows. A multi-instance is
 * counted by its rounds, not once more as a whole.
 */
export const marksOf = (
  { visits, incidentList }: Standing,
  trail: Pick<Trail, 'elements' | 'flows'> | undefined,
): Marks => ({
  tokens: counts(visits.filter(({ waitsFor, incident }) => incident === null && waitsFor !== 'rounds')),
  incidents: counts(incidentList),
  problems: new Map(),
  passed: new Set(trail?.elements.filter(({ entered }) => entered > 0).map(({ elementId }) => elementId)),
  flows: new Set(trail?.flows.map(({ flowId }) => flowId)),
})

function counts(items: readonly { elementId: string }[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { elementId } of items) found.set(elementId, (found.get(elementId) ?? 0) + 1)
  return found
}
