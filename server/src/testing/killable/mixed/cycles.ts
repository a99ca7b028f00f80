// One cycle of each kind, by a client that repeats until somebody has answered, and follows it until it comes to rest.

import { setTimeout } from 'node:timers/promises'
import type { FlowRun, InstanceDetails, RequestDetails } from '@countersign/core/api'
import { payroll, type World } from './world.ts'

export const kinds = ['request', 'desktop flow', 'action flow'] as const
export type Kind = (typeof kinds)[number]

/** What was acknowledged, and how it came to rest. */
export type Ended = { kind: Kind; name: string; id: string; how: string }

const lookMs = 100
/**
 * A flow of the cloud waits longer and longer before it calls back again; a run that the cloud had no place for waits for a
 * minute, and one that may have been begun when its server died is looked for for two more.
 */
const cycleMsMax = 300_000

/** Until what is looked at says how it is. */
async function atRest<Told>(look: () => Promise<Told>, how: (told: Told) => string | undefined): Promise<string> {
  for (const until = performance.now() + cycleMsMax; ; await setTimeout(lookMs)) {
    const told = await look()
    const is = how(told)
    if (is !== undefined) return is
    if (performance.now() > until) throw new Error(`it does not come to rest: ${JSON.stringify(told)}`)
  }
}

/** Of an incident that is none of those expected it is told what it says. */
function incidentOf({ incidentList: [incident], status }: InstanceDetails): string | undefined {
  if (!incident) return status === 'active' ? undefined : status
  return incident.code === 'OUTCOME_UNKNOWN' ? incident.code : `${incident.code} (${incident.message})`
}

async function request({ tom, ada, grace, storeId }: World, name: string): Promise<Omit<Ended, 'kind'>> {
  const values = {
    ...{ displayName: `Nia ${name}`, mailNickname: name, department: 'Sales' },
    userPrincipalName: `${name}@alder.example`,
  }
  const { change } = await tom.call<{ change: { id: string } }>({
    ...{ method: 'POST', path: `/stores/${storeId}/changes`, key: name },
    body: { change: { kind: 'user.create', values } },
  })
  const { id } = change
  const path = `/requests/${id}`
  const rest = (how: (told: RequestDetails) => string | undefined) =>
    atRest(() => grace.call<RequestDetails>({ method: 'GET', path }), how)
  const how = await rest(({ state, link }) => {
    const cannotAsk = state === 'pending' && (link?.state === 'unknown' || link?.state === 'failed')
    return ['pending', 'approved', 'applying'].includes(state) && !cannotAsk ? undefined : state
  })
  if (how !== 'pending') return { name, id, how }
  // Whether the flow was started is not known, so it is decided here; the late answer of one that was changes nothing.
  await ada.call({ method: 'POST', path: `${path}/approve`, body: {} }, [409])
  return { name, id, how: await rest(({ state }) => (['approved', 'applying'].includes(state) ? undefined : state)) }
}

async function desktopFlow({ grace }: World, name: string): Promise<Omit<Ended, 'kind'>> {
  const { id } = await grace.call<{ id: string }>({
    ...{ method: 'POST', path: '/instances', key: name },
    body: { processId: payroll, businessKey: name, variables: { cycle: name } },
  })
  const how = await atRest(() => grace.call<InstanceDetails>({ method: 'GET', path: `/instances/${id}` }), incidentOf)
  return { name, id, how }
}

async function actionFlow({ tom, grace, actionFlowId }: World, number: number): Promise<Omit<Ended, 'kind'>> {
  const name = userOfCrowd(number)
  const { runId } = await tom.call<{ runId: string }>({
    ...{ method: 'POST', path: `/flow-buttons/${actionFlowId}/press`, key: name },
    body: { inputs: { user: name } },
  })
  const how = await atRest(
    () => grace.call<FlowRun>({ method: 'GET', path: `/flow-runs/${runId}` }),
    ({ state }) => (state === 'running' ? undefined : state),
  )
  return { name, id: runId, how }
}

const userOfCrowd = (number: number): string => `person${String(number).padStart(5, '0')}@alder.example`

/** The how-manieth of its kind says which. */
export async function cycle(world: World, number: number): Promise<Ended> {
  const kind = kinds[number % kinds.length] ?? 'request'
  switch (kind) {
    case 'request':
      return { kind, ...(await request(world, `nia${number}`)) }
    case 'desktop flow':
      return { kind, ...(await desktopFlow(world, `payroll-${number}`)) }
    case 'action flow':
      return { kind, ...(await actionFlow(world, Math.floor(number / kinds.length) + 1)) }
  }
}
