import { randomBytes, randomUUID } from 'node:crypto'
import type { Premises } from '../../premises.ts'
import type { JsonObject } from '../expressions/index.ts'
import { findFlow } from './find.ts'
import type { Flow, FlowConnections } from './flow.ts'
import { readDefinition } from './readDefinition.ts'
import { type FlowOutcome, good, refused } from './refusal.ts'
import { insertFlow, insertVersion, updateFlow } from './sql.ts'
import { triggerAccess } from './triggerKind.ts'

export type NewFlow = {
  displayName: string
  description?: string
  creatorId: string
  definition: JsonObject
  connections: FlowConnections
}

/** By way of the flow service: what cannot be saved there is refused. It is off until it is turned on. */
export function createFlow(premises: Premises, flow: NewFlow): FlowOutcome<Flow> {
  const fault = definitionFault(flow.definition)
  return fault ? refused(fault) : good(insert(premises, flow, null, 0))
}

/**
 * By way of Dataverse: a draft, whatever is in it; what is wrong with it is told when it is turned on. The flow service
 * hears of it later, by as much as readers of the directory lag behind.
 */
export const createDraft = (premises: Premises, flow: NewFlow): Flow =>
  insert(premises, flow, randomUUID(), premises.directory.delayMs())

function insert(premises: Premises, flow: NewFlow, entityId: string | null, delayMs: number): Flow {
  const now = premises.clock().getTime()
  const made: Flow = {
    id: randomUUID(),
    workflowId: randomBytes(16).toString('hex'),
    entityId,
    displayName: flow.displayName,
    description: flow.description ?? '',
    creatorId: flow.creatorId,
    state: 'Stopped',
    version: 1,
    accessKey: newAccessKey(),
    createdAt: now,
    modifiedAt: now,
    registeredAt: now + delayMs,
    deletedAt: null,
    definition: flow.definition,
    connections: flow.connections,
  }
  premises.store.transaction(() => insertFlow(premises.store, made))
  return made
}

export const newAccessKey = (): string => randomBytes(32).toString('base64url')

export type FlowChanges = Partial<Pick<Flow, 'displayName' | 'description' | 'definition' | 'connections'>>

/** Who may call it is part of its address: where that changes, addresses given out before are good for nothing. */
export function updateFlowBy(premises: Premises, id: string, changes: FlowChanges, isDraft = false): FlowOutcome<Flow> {
  const { store, clock } = premises
  const flow = findFlow(store, id)
  if (!flow) return refused({ code: 'not-found' })
  const definition = changes.definition ?? flow.definition
  const fault = isDraft && flow.state !== 'Started' ? undefined : definitionFault(definition)
  if (fault) return refused(fault)
  const isOpenedOtherwise = triggerAccess(definition).mode !== triggerAccess(flow.definition).mode
  const isOtherVersion = changes.definition !== undefined || changes.connections !== undefined
  const now = clock().getTime()
  const changed: Flow = {
    ...flow,
    ...changes,
    version: flow.version + Number(isOtherVersion),
    accessKey: isOpenedOtherwise ? newAccessKey() : flow.accessKey,
    modifiedAt: now,
  }
  store.transaction(() => {
    if (isOtherVersion) insertVersion(store, changed, now)
    updateFlow(store, changed)
  })
  return good(changed)
}

export function regenerateAccessKey({ store, clock }: Premises, id: string): FlowOutcome<Flow> {
  const flow = findFlow(store, id)
  if (!flow) return refused({ code: 'not-found' })
  const changed = { ...flow, accessKey: newAccessKey(), modifiedAt: clock().getTime() }
  updateFlow(store, changed)
  return good(changed)
}

export function definitionFault(definition: JsonObject) {
  const reading = readDefinition(definition)
  return reading.ok ? undefined : ({ code: 'invalid-definition', fault: reading.fault } as const)
}
