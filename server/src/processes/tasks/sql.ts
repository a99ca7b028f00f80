import type { AskedForm, Texts, VisitId } from '@countersign/engine'
import { type Db, prepared, sql } from '../../platform/database/index.ts'
import type { VisitKey } from '../writes.ts'

export type NewTask = {
  id: string
  instanceId: string
  visit: VisitId
  name: string
  assignee: string | null
  candidateUsers: readonly string[]
  candidateGroups: readonly string[]
  dueAt: Date | null
  followUpAt: Date | null
  priority: number
  form: AskedForm | null
  headers: Texts
  createdAt: Date
}

type Candidates = Pick<NewTask, 'candidateUsers' | 'candidateGroups'>

/** One list to look for a person in, whatever letters the diagram was written with. */
const candidatesOf = ({ candidateUsers, candidateGroups }: Candidates): string[] => [
  ...candidateUsers.map((user) => `user:${user.toLowerCase()}`),
  ...candidateGroups.map((group) => `group:${group.toLowerCase()}`),
]

/** Candidates travel as JSON: `unnest` would flatten a list of lists. */
export const insertTasks = (db: Db, rows: readonly NewTask[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into user_task
        (id, instance_id, visit, name, assignee, created_at, due_at, follow_up_at, priority, form, headers,
          candidate_users, candidate_groups, candidates, revision)
      select t.id, t.instance_id, t.visit, t.name, t.assignee, t.created_at, t.due_at, t.follow_up_at, t.priority,
        t.form, t.headers, array(select json_array_elements_text(t.users)), array(select json_array_elements_text(t.groups)),
        array(select json_array_elements_text(t.candidates)), 1
      from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ visit }) => visit)}::text[],
        ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ assignee }) => assignee)}::text[],
        ${rows.map(({ createdAt }) => createdAt)}::timestamptz[],
        ${rows.map(({ dueAt }) => dueAt)}::timestamptz[],
        ${rows.map(({ followUpAt }) => followUpAt)}::timestamptz[],
        ${rows.map(({ priority }) => priority)}::int[],
        ${rows.map(({ form }) => (form === null ? null : JSON.stringify(form)))}::json[],
        ${rows.map(({ headers }) => JSON.stringify(headers))}::json[],
        ${rows.map(({ candidateUsers }) => JSON.stringify(candidateUsers))}::json[],
        ${rows.map(({ candidateGroups }) => JSON.stringify(candidateGroups))}::json[],
        ${rows.map((row) => JSON.stringify(candidatesOf(row)))}::json[])
        as t (id, instance_id, visit, name, assignee, created_at, due_at, follow_up_at, priority, form, headers, users,
          groups, candidates)`),
  )

/** Takes tasks for their answers; one that changed since it was looked at stays. */
export const takeTasks = (
  db: Db,
  tickets: readonly { id: string; revision: number; instanceId: string }[],
): Promise<{ id: string; revision: number }[]> =>
  db.rows(
    prepared(sql`
      delete from user_task u
      using unnest(
        ${tickets.map(({ id }) => id)}::uuid[],
        ${tickets.map(({ revision }) => revision)}::int[],
        ${tickets.map(({ instanceId }) => instanceId)}::uuid[]) as t (id, revision, instance_id)
      where u.id = t.id and u.revision = t.revision and u.instance_id = t.instance_id
      returning u.id, u.revision`),
  )

export const deleteTasksOf = (db: Db, visits: readonly VisitKey[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      delete from user_task u
      using unnest(
        ${visits.map(({ instanceId }) => instanceId)}::uuid[],
        ${visits.map(({ visit }) => visit)}::text[]) as v (instance_id, visit)
      where u.instance_id = v.instance_id and u.visit = v.visit`),
  )

/** Of two who want it at once one gets it: the revision that was read must still be there. */
export const updateAssignee = (
  db: Db,
  { id, revision }: { id: string; revision: number },
  assignee: string | null,
): Promise<{ id: string } | undefined> =>
  db.maybe(sql`
    update user_task set assignee = ${assignee}, revision = revision + 1
    where id = ${id} and revision = ${revision}
    returning id`)
