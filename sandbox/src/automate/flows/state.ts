// On and off, and gone.

import type { Premises } from '../../premises.ts'
import type { Store } from '../../store/index.ts'
import { type Connection, findConnection, findReference } from '../connections/index.ts'
import { addFact } from '../inbox.ts'
import { findFlow } from './find.ts'
import type { Flow, FlowConnection } from './flow.ts'
import { hostsIn } from './readDefinition.ts'
import { type FlowOutcome, type FlowRefusal, good, refused } from './refusal.ts'
import { definitionFault } from './save.ts'
import { markDeleted, runningRuns, setState } from './sql.ts'
import { unplayedTrigger } from './triggerKind.ts'

/** What is on already is on. */
export function turnOn({ store, clock }: Premises, id: string): FlowOutcome<Flow> {
  const flow = findFlow(store, id)
  if (!flow) return refused({ code: 'not-found' })
  const refusal = turnOnRefusal(store, flow, clock().getTime())
  if (refusal) return refused(refusal)
  return good(stateSet(store, flow, 'Started', clock().getTime()))
}

function turnOnRefusal(store: Store, flow: Flow, now: number): FlowRefusal | undefined {
  if (flow.registeredAt > now) return { code: 'not-registered' }
  const fault = definitionFault(flow.definition)
  if (fault) return fault
  const unplayed = unplayedTrigger(flow.definition)
  if (unplayed !== undefined) return { code: 'not-played', message: unplayed }
  const names = unconnected(store, flow)
  return names.length > 0 ? { code: 'connections-missing', names } : undefined
}

/** Runs that are under way go on. */
export function turnOff({ store, clock }: Premises, id: string): FlowOutcome<Flow> {
  const flow = findFlow(store, id)
  return flow ? good(stateSet(store, flow, 'Stopped', clock().getTime())) : refused({ code: 'not-found' })
}

/** By the platform: for what its policies forbid, or a licence does not cover. Whoever turns it on has it on again. */
export function suspendFlow({ store, clock }: Premises, id: string): FlowOutcome<Flow> {
  const flow = findFlow(store, id)
  return flow ? good(stateSet(store, flow, 'Suspended', clock().getTime())) : refused({ code: 'not-found' })
}

function stateSet(store: Store, flow: Flow, state: Flow['state'], now: number): Flow {
  if (flow.state === state) return flow
  setState(store, flow.id, state, now)
  return { ...flow, state, modifiedAt: now }
}

/** Its runs are cancelled; its address goes on to say that it was deleted. */
export function deleteFlow(premises: Premises, id: string): FlowOutcome<undefined> {
  const { store, clock, time } = premises
  const flow = findFlow(store, id)
  if (!flow) return refused({ code: 'not-found' })
  store.transaction(() => {
    for (const runName of runningRuns(store, flow.id)) addFact(store, runName, { type: 'cancelled' })
    markDeleted(store, flow.id, clock().getTime())
  })
  time.reconsider()
  return good(undefined)
}

/** Names of connections that the actions use and nobody has given, or that are broken. */
export function unconnected(store: Store, { definition, connections }: Flow): string[] {
  const used = new Set([...hostsIn(definition)].map(({ connectionName }) => connectionName))
  return [...used].filter((name) => connectionOf(store, connections[name])?.status !== 'Connected')
}

export function connectionOf(store: Store, meant: FlowConnection | undefined): Connection | undefined {
  const { connectionName, logicalName } = meant ?? {}
  const name = logicalName == null ? connectionName : findReference(store, logicalName)?.connectionName
  return name == null ? undefined : findConnection(store, name)
}
