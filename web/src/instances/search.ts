// What is being looked for among the instances, as it stands in the address of the page.

import { type InputOf, searchInstances } from '@countersign/core/api'
import { z } from 'zod'
import { statusTitles } from './status.ts'

const { status, incidents, processId, versionId, businessKey, callerId, variable } = searchInstances.query.shape

/** An address somebody mistyped still opens the page. */
export const instancesSearch = z.object({
  status: status.catch(undefined),
  incidents: incidents.catch(undefined),
  processId: processId.catch(undefined),
  versionId: versionId.catch(undefined),
  businessKey: businessKey.catch(undefined),
  callerId: callerId.catch(undefined),
  variable: variable.catch(undefined),
})
export type InstancesSearch = z.output<typeof instancesSearch>

type Filter = InputOf<typeof searchInstances>['query']

/** What the server is asked: the same, without what was left empty. */
export const filterOf = (search: InstancesSearch): Filter =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))

export const isFiltered = (search: InstancesSearch): boolean => Object.keys(filterOf(search)).length > 0

/** Takes every filter away. */
export const nothingSought: InstancesSearch = {
  status: undefined,
  incidents: undefined,
  processId: undefined,
  versionId: undefined,
  businessKey: undefined,
  callerId: undefined,
  variable: undefined,
}

/** The questions people come with, one press each. */
export const states = {
  any: { title: 'All', search: { status: undefined, incidents: undefined } },
  running: { title: statusTitles.active, search: { status: 'active', incidents: undefined } },
  stuck: { title: 'With incidents', search: { status: undefined, incidents: 'yes' } },
  completed: { title: statusTitles.completed, search: { status: 'completed', incidents: undefined } },
  cancelled: { title: statusTitles.cancelled, search: { status: 'cancelled', incidents: undefined } },
  error: { title: statusTitles.errorThrown, search: { status: 'errorThrown', incidents: undefined } },
  escalation: { title: statusTitles.escalated, search: { status: 'escalated', incidents: undefined } },
} as const satisfies Record<string, { title: string; search: Pick<InstancesSearch, 'status' | 'incidents'> }>

export type State = keyof typeof states

export const stateNames = Object.keys(states) as State[]

/** The state an address speaks of; none where it asks for a mixture that no button stands for. */
export const stateOf = ({ status, incidents }: InstancesSearch): State | undefined =>
  stateNames.find((name) => states[name].search.status === status && states[name].search.incidents === incidents)

/** Why a text can't be looked for as a variable; null where it can. */
export const wrongVariable = (text: string): string | null =>
  text === '' || variable.safeParse(text).success ? null : 'Write name=value.'

export const isInstanceId = (text: string): boolean => callerId.safeParse(text).success && text !== ''
