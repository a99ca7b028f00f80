import { initialSettings, type Workflow, type WorkflowSettings } from '@countersign/core/workflows'
import type { Db } from '../platform/database/index.ts'
import { type SettingsRow, selectSettings, selectWorkflows } from './sql.ts'

/** What says which changes of an identity store need whose approval: its own workflows first, then those somebody made. */
export async function workflowsOf(
  db: Db,
  storeId: string,
): Promise<{ workflows: Workflow[]; settings: WorkflowSettings }> {
  const [workflows, settings] = [await selectWorkflows(db, storeId), await selectSettings(db, storeId)]
  return { workflows, settings: settingsOf(settings) }
}

export const settingsOf = (row: SettingsRow | undefined): WorkflowSettings =>
  row
    ? {
        defaultApprover: row.defaultApprover,
        acceleration: { on: row.on, levelsMax: row.levelsMax, everyDays: row.everyDays },
      }
    : initialSettings
