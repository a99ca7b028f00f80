import type { Reference } from '@countersign/core/directory'
import type { Workflow } from '@countersign/core/workflows'
import { type Db, prepared, sql } from '../platform/database/index.ts'

const columns = sql`
  id, store_id as "storeId", system, name, description, enabled, event, objects, fields, filter, approvers, accelerated,
  priority, revision`

/** In one identity store, its own among them. */
export const workflowsMax = 200

export const selectWorkflows = (db: Db, storeId: string): Promise<Workflow[]> =>
  db.rows(
    prepared(sql`
      select ${columns} from workflow where store_id = ${storeId}
      order by system is null, priority, lower(name)
      limit ${workflowsMax}`),
  )

export const selectWorkflow = (db: Db, storeId: string, id: string): Promise<Workflow | undefined> =>
  db.maybe(sql`select ${columns} from workflow where store_id = ${storeId} and id = ${id}`)

export const lockWorkflow = (db: Db, storeId: string, id: string): Promise<Workflow | undefined> =>
  db.maybe(sql`select ${columns} from workflow where store_id = ${storeId} and id = ${id} for update`)

export type NewWorkflow = Omit<Workflow, 'revision'> & { at: Date }

/** Undefined when there is one of this name already. */
export const insertWorkflow = (db: Db, workflow: NewWorkflow): Promise<Workflow | undefined> =>
  db.maybe(sql`
    insert into workflow (id, store_id, system, name, description, enabled, event, objects, fields, filter, approvers,
      accelerated, priority, created_at, changed_at)
    values (${workflow.id}, ${workflow.storeId}, ${workflow.system}, ${workflow.name}, ${workflow.description},
      ${workflow.enabled}, ${workflow.event}, ${workflow.objects}, ${workflow.fields},
      ${JSON.stringify(workflow.filter)}::jsonb, ${JSON.stringify(workflow.approvers)}::jsonb, ${workflow.accelerated},
      ${workflow.priority}, ${workflow.at}, ${workflow.at})
    on conflict do nothing
    returning ${columns}`)

export type SettingsRow = {
  defaultApprover: Reference | null
  on: boolean
  levelsMax: number
  everyDays: number
  revision: number
}

export const selectSettings = (db: Db, storeId: string): Promise<SettingsRow | undefined> =>
  db.maybe(
    prepared(sql`
      select default_approver as "defaultApprover", acceleration_on as "on", levels_max as "levelsMax",
        every_days as "everyDays", revision
      from workflow_settings where store_id = ${storeId}`),
  )
