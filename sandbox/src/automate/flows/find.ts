import type { Store } from '../../store/index.ts'
import type { Flow } from './flow.ts'
import { flowIdByEntity, flowIdByWorkflow, flowIds, flowRow } from './sql.ts'

/** Deleted ones too. */
export const findFlowEver = flowRow

export function findFlow(store: Store, id: string): Flow | undefined {
  const flow = flowRow(store, id)
  return flow?.deletedAt === null ? flow : undefined
}

/** By its id at Dataverse. */
export function findFlowByEntity(store: Store, entityId: string): Flow | undefined {
  const id = flowIdByEntity(store, entityId)
  return id === undefined ? undefined : findFlow(store, id)
}

/** By the digits in the address of its trigger; deleted ones too. */
export function findFlowByWorkflow(store: Store, workflowId: string): Flow | undefined {
  const id = flowIdByWorkflow(store, workflowId)
  return id === undefined ? undefined : flowRow(store, id)
}

/** As many as a person may have, twice over. */
const listMax = 1_200

/** The newest first. */
export const listFlows = (store: Store): Flow[] => flowIds(store, listMax).flatMap((id) => findFlow(store, id) ?? [])
