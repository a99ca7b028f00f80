import type { Reference } from '@countersign/core/directory'
import type { Workflow, WorkflowSettings } from '@countersign/core/workflows'
import { brief, type Db, sql } from '../platform/database/index.ts'

const columns = sql`
  id, store_id as "storeId", system, name, description, enabled, event, objects, fields, filter, approvers, accelerated,
  priority, revision`

/** In one identity store, its own among them. */
export const workflowsMax = 200

export const selectWorkflows = (db: Db, storeId: string): Promise<Workflow[]> =>
  db.rows(
    brief(sql`
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
  expires: boolean
  afterDays: number
  revision: number
}

const settingsColumns = sql`
  default_approver as "defaultApprover", acceleration_on as "on", levels_max as "levelsMax", every_days as "everyDays",
  expiry_on as expires, expiry_days as "afterDays", revision`

export const selectSettings = (db: Db, storeId: string): Promise<SettingsRow | undefined> =>
  db.maybe(brief(sql`select ${settingsColumns} from workflow_settings where store_id = ${storeId}`))

/** Whoever counts and then adds does so alone. */
export const lockWorkflows = (db: Db): Promise<unknown> => db.rows(sql`lock table workflow in share row exclusive mode`)

/** How many there are, and behind which priority a new one comes. */
export const selectTally = (db: Db, storeId: string): Promise<{ count: number; lastPriority: number }> =>
  db.one(sql`
    select count(*)::int as count, coalesce(max(priority) filter (where system is null), 0) as "lastPriority"
    from workflow where store_id = ${storeId}`)

export const selectNameTaken = async (db: Db, storeId: string, name: string, exceptId: string): Promise<boolean> =>
  (
    await db.one<{ taken: boolean }>(sql`
      select exists (
        select from workflow where store_id = ${storeId} and lower(name) = lower(${name}) and id <> ${exceptId}) as taken`)
  ).taken

export const updateWorkflowRow = (db: Db, workflow: Workflow, at: Date): Promise<Workflow> =>
  db.one(sql`
    update workflow
    set name = ${workflow.name}, description = ${workflow.description}, enabled = ${workflow.enabled},
      event = ${workflow.event}, objects = ${workflow.objects}, fields = ${workflow.fields},
      filter = ${JSON.stringify(workflow.filter)}::jsonb, approvers = ${JSON.stringify(workflow.approvers)}::jsonb,
      accelerated = ${workflow.accelerated}, priority = ${workflow.priority}, revision = revision + 1,
      changed_at = ${at}
    where id = ${workflow.id}
    returning ${columns}`)

export const deleteWorkflowRow = (db: Db, id: string): Promise<unknown> =>
  db.rows(sql`delete from workflow where id = ${id}`)

/** Revision 1 is what a store has that was never asked. */
export const upsertSettings = (
  db: Db,
  storeId: string,
  { defaultApprover, acceleration: { on, levelsMax, everyDays }, expiry }: WorkflowSettings,
): Promise<SettingsRow> =>
  db.one(sql`
    insert into workflow_settings as s (store_id, default_approver, acceleration_on, levels_max, every_days,
      expiry_on, expiry_days, revision)
    values (${storeId}, ${defaultApprover && JSON.stringify(defaultApprover)}::jsonb, ${on}, ${levelsMax},
      ${everyDays}, ${expiry.on}, ${expiry.afterDays}, 2)
    on conflict (store_id) do update
    set default_approver = excluded.default_approver, acceleration_on = excluded.acceleration_on,
      levels_max = excluded.levels_max, every_days = excluded.every_days,
      expiry_on = excluded.expiry_on, expiry_days = excluded.expiry_days, revision = s.revision + 1
    returning ${settingsColumns}`)
