import { initialSettings, type Workflow, type WorkflowSettings } from '@countersign/core/workflows'
import { readTogether } from '../platform/database/index.ts'
import { type SettingsRow, selectSettings, selectWorkflows } from './sql.ts'

/** What says which changes of an identity store need whose approval: its own workflows first, then those somebody made. */
export const workflowsOf = readTogether(
  (storeId: string) => storeId,
  (db, storeIds): Promise<{ workflows: Workflow[]; settings: WorkflowSettings }[]> =>
    Promise.all(
      storeIds.map(async (storeId) => {
        const [workflows, settings] = await Promise.all([selectWorkflows(db, storeId), selectSettings(db, storeId)])
        return { workflows, settings: settingsOf(settings) }
      }),
    ),
)

export const settingsOf = (row: SettingsRow | undefined): WorkflowSettings =>
  row
    ? {
        defaultApprover: row.defaultApprover,
        acceleration: { on: row.on, levelsMax: row.levelsMax, everyDays: row.everyDays },
        expiry: { on: row.expires, afterDays: row.afterDays },
      }
    : initialSettings
