// What is shown of user tasks.

import type { TaskOrder } from '@countersign/core/api'
import { tasksCountedMax } from '@countersign/core/api'
import type { AskedForm } from '@countersign/engine'
import { type Db, prepared, type Statement, sql } from '../../platform/database/index.ts'

export type TaskRow = {
  id: string
  name: string
  visit: string
  instanceId: string
  processId: string
  processName: string | null
  deploymentId: string
  businessKey: string | null
  assignee: string | null
  candidateUsers: string[]
  candidateGroups: string[]
  candidates: string[]
  dueAt: Date | null
  followUpAt: Date | null
  priority: number
  form: AskedForm | null
  headers: Record<string, string>
  createdAt: Date
  revision: number
}

const taskColumns = sql`
  t.id, t.name, t.visit, t.instance_id as "instanceId", i.process_id as "processId", v.name as "processName",
  v.deployment_id as "deploymentId", i.business_key as "businessKey", t.assignee,
  t.candidate_users as "candidateUsers", t.candidate_groups as "candidateGroups", t.candidates, t.due_at as "dueAt",
  t.follow_up_at as "followUpAt", t.priority, t.form, t.headers, t.created_at as "createdAt", t.revision`

const around = sql`join instance i on i.id = t.instance_id join process_version v on v.id = i.version_id`

export type TaskFilter =
  | { of: 'mine'; names: readonly string[] }
  | { of: 'groups'; keys: readonly string[]; operates: boolean }
  | { of: 'all' }

/** Where a page ended, by all that any order goes by. */
export type TaskPlace = { dueAt: string | null; priority: number; at: string; id: string }

type Question = { filter: TaskFilter; order: TaskOrder; instanceId: string | undefined; after: TaskPlace | undefined }

/** The page is picked before it is joined: whatever the order, only its rows are looked up elsewhere. */
export const selectTasks = (
  db: Db,
  { filter, order, instanceId, after }: Question,
  limit: number,
): Promise<TaskRow[]> => {
  const { keys, of } = orders[order]
  return db.rows(sql`
    with t as (
      select * from user_task t
      where ${conditionOf(filter)}
        ${instanceId === undefined ? sql`` : sql`and t.instance_id = ${instanceId}`}
        ${after ? sql`and (${keys}) > (${of(after)})` : sql``}
      order by ${keys}
      limit ${limit})
    select ${taskColumns} from t ${around} order by ${keys}`)
}

/** What has no due date comes after everything that has one. */
const due = sql`coalesce(t.due_at, 'infinity')`
const dueOf = ({ dueAt }: TaskPlace): Statement => sql`coalesce(${dueAt}::timestamptz, 'infinity')`
const age = sql`t.created_at, t.id`
const ageOf = ({ at, id }: TaskPlace): Statement => sql`${at}::timestamptz, ${id}::uuid`
const urgencyOf = ({ priority }: TaskPlace): Statement => sql`-(${priority}::int)`

const orders: Record<TaskOrder, { keys: Statement; of: (place: TaskPlace) => Statement }> = {
  due: {
    keys: sql`${due}, -t.priority, ${age}`,
    of: (place) => sql`${dueOf(place)}, ${urgencyOf(place)}, ${ageOf(place)}`,
  },
  priority: {
    keys: sql`-t.priority, ${due}, ${age}`,
    of: (place) => sql`${urgencyOf(place)}, ${dueOf(place)}, ${ageOf(place)}`,
  },
  created: { keys: age, of: ageOf },
}

function conditionOf(filter: TaskFilter): Statement {
  switch (filter.of) {
    case 'mine':
      return sql`lower(t.assignee) = any(${filter.names}::text[])`
    case 'groups':
      return filter.operates
        ? sql`t.assignee is null and (t.candidates && ${filter.keys}::text[] or t.candidates = '{}')`
        : sql`t.assignee is null and t.candidates && ${filter.keys}::text[]`
    case 'all':
      return sql`true`
  }
}

export type TaskCounts = { mine: number; overdue: number; groups: number }

export const selectCounts = (
  db: Db,
  { names, keys, operates }: { names: readonly string[]; keys: readonly string[]; operates: boolean },
  now: Date,
): Promise<TaskCounts> =>
  db.one(sql`
    select mine.*, groups.* from
      (select count(*)::int as mine, count(*) filter (where due_at < ${now})::int as overdue from (
        select due_at from user_task t where ${conditionOf({ of: 'mine', names })} limit ${tasksCountedMax}) as t) as mine,
      (select count(*)::int as groups from (
        select from user_task t where ${conditionOf({ of: 'groups', keys, operates })} limit ${tasksCountedMax}) as t)
        as groups`)

export const selectTask = (db: Db, id: string): Promise<TaskRow | undefined> =>
  db.maybe(sql`select ${taskColumns} from user_task t ${around} where t.id = ${id}`)

export const selectGroups = (db: Db, accountId: string): Promise<{ groups: string[] }> =>
  db.one(prepared(sql`select claim_groups as groups from account where id = ${accountId}`))

/** How a task calls somebody who is named by their user name or the id of their account. */
export const selectAssignee = (db: Db, name: string): Promise<{ assignee: string } | undefined> =>
  db.maybe(sql`
    select coalesce(user_principal_name, id::text) as assignee from account
    where lower(user_principal_name) = lower(${name}) or id::text = lower(${name})
    order by last_sign_in_at desc nulls last
    limit 1`)
