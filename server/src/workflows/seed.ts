import {
  noFilter,
  systemPriority,
  systemWorkflowNames,
  systemWorkflows,
  workflowEvents,
} from '@countersign/core/workflows'
import type { Db } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { insertWorkflow } from './sql.ts'

/** The workflows that a new identity store begins with, in the transaction that makes it. */
export async function seedWorkflows(tx: Db, storeId: string, at: Date): Promise<void> {
  for (const [index, event] of systemWorkflowNames.entries()) {
    const common = { id: newId(), storeId, system: event, event, objects: workflowEvents[event].of, filter: noFilter }
    await insertWorkflow(tx, {
      ...{ ...common, ...systemWorkflows[event] },
      ...{ accelerated: true, priority: systemPriority + index, at },
    })
  }
}
