// Cloud flows as rows of Dataverse (`workflows`, category 5), for the room that plays its Web API. A flow goes by its
// id there, which is not its name at the flow service.

import type { Premises } from '../../premises.ts'
import {
  allOrNothing,
  createDraft,
  deleteFlow,
  type Flow,
  type FlowOutcome,
  type FlowRefusal,
  findFlow,
  findFlowByEntity,
  flowFault,
  listFlows,
  setCreator,
  turnOff,
  turnOn,
  updateFlowBy,
} from '../flows/index.ts'
import { type ClientData, readClientData } from './clientData.ts'

export type NewSolutionFlow = { name: string; description?: string; clientData: string; creatorId: string }

export type SolutionFlowRefusal = FlowRefusal | { code: 'invalid-client-data' } | { code: 'unknown-owner' }

export type SolutionFlowOutcome = { ok: true; value: Flow } | { ok: false; refusal: SolutionFlowRefusal }

const refused = (refusal: SolutionFlowRefusal): SolutionFlowOutcome => ({ ok: false, refusal })

/** A draft: off, and not looked at any closer. */
export function createSolutionFlow(premises: Premises, flow: NewSolutionFlow): SolutionFlowOutcome {
  const data = readClientData(flow.clientData)
  if (!data) return refused({ code: 'invalid-client-data' })
  const { name: displayName, description = '', creatorId } = flow
  return { ok: true, value: createDraft(premises, { displayName, description, creatorId, ...data }) }
}

export type SolutionFlowChanges = {
  name?: string
  description?: string
  clientData?: string
  ownerId?: string
  /** 0 is off, a draft; 1 is on. */
  statecode?: 0 | 1
}

/** All of it or nothing; a state is set last, so that a flow is turned on as it was just written. */
export function updateSolutionFlow(
  premises: Premises,
  entityId: string,
  changes: SolutionFlowChanges,
): SolutionFlowOutcome {
  const flow = findFlowByEntity(premises.store, entityId)
  if (!flow) return refused({ code: 'not-found' })
  const data = changes.clientData === undefined ? {} : readClientData(changes.clientData)
  if (!data) return refused({ code: 'invalid-client-data' })
  if (changes.ownerId !== undefined && !premises.directory.latest().find(changes.ownerId))
    return refused({ code: 'unknown-owner' })
  return allOrNothing(premises.store, (): SolutionFlowOutcome => {
    const written = write(premises, flow, changes, data)
    if (!written.ok) return written
    if (changes.ownerId !== undefined) setCreator(premises.store, flow.id, changes.ownerId, premises.clock().getTime())
    const turned = turn(premises, flow.id, changes.statecode)
    const after = findFlow(premises.store, flow.id)
    return turned.ok && after ? { ok: true, value: after } : turned
  })
}

function write(
  premises: Premises,
  { id }: Flow,
  { name, description }: SolutionFlowChanges,
  data: Partial<ClientData>,
): FlowOutcome<Flow> {
  const changes = {
    ...(name === undefined ? {} : { displayName: name }),
    ...(description === undefined ? {} : { description }),
    ...data,
  }
  return updateFlowBy(premises, id, changes, true)
}

function turn(premises: Premises, id: string, statecode: 0 | 1 | undefined): FlowOutcome<Flow> {
  const flow = findFlow(premises.store, id)
  if (statecode === 1) return turnOn(premises, id)
  if (statecode === 0) return turnOff(premises, id)
  return flow ? { ok: true, value: flow } : { ok: false, refusal: { code: 'not-found' } }
}

export function deleteSolutionFlow(premises: Premises, entityId: string): FlowOutcome<undefined> {
  const flow = findFlowByEntity(premises.store, entityId)
  return flow ? deleteFlow(premises, flow.id) : { ok: false, refusal: { code: 'not-found' } }
}

export const solutionFlows = (premises: Premises): Flow[] =>
  listFlows(premises.store).filter(({ entityId }) => entityId !== null)

/** What Dataverse says where the flow service refuses: the whole of its answer within a sentence. */
export function flowClientError(refusal: FlowRefusal): string {
  const details = JSON.stringify({ error: flowFault(refusal) })
  return `Flow client error returned with status code "BadRequest" and details "${details}".`
}
