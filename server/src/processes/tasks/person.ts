// Who may do what with a task.
//
// T1  Assigned is assigned: nobody else completes it. Who operates processes may give it back for somebody else.
// T2  A task of nobody is taken by its candidates.
// T3  A task that names nobody at all is for those who operate processes: it fails closed, not open.
// T4  Who operates processes may give any task they see to anybody who has signed in here.
// T5  The name of a role means the role: a group of the identity provider that happens to bear it opens nothing.

import { roles } from '@countersign/core/accounts'
import type { TaskDeed } from '@countersign/core/api'
import type { KnownCaller } from '../../http/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { selectGroups, type TaskRow } from './read.ts'

export type Person = {
  /** As what diagrams may call somebody, in lower case. */
  readonly names: readonly string[]
  /** In the form of a task's candidates. */
  readonly keys: readonly string[]
  readonly operates: boolean
  readonly seesAll: boolean
  readonly works: boolean
  /** How a task calls who took it. */
  readonly name: string
}

export async function personOf(db: Db, { account, roles: held, permissions }: KnownCaller): Promise<Person> {
  const { groups } = await selectGroups(db, account.id)
  const names = [account.id, account.userPrincipalName ?? ''].filter((name) => name !== '').map(lower)
  const ofGroups = [...groups.map(lower).filter(isNoRole), ...held.map(({ role }) => role)]
  return {
    names,
    keys: [...names.map((name) => `user:${name}`), ...ofGroups.map((group) => `group:${group}`)],
    operates: permissions.has('processes.operate'),
    seesAll: permissions.has('processes.read'),
    works: permissions.has('tasks.work'),
    name: account.userPrincipalName ?? account.id,
  }
}

const lower = (text: string): string => text.toLowerCase()

const isNoRole = (group: string): boolean => !Object.hasOwn(roles, group)

type Task = Pick<TaskRow, 'assignee' | 'candidates'>

export const isMine = ({ assignee }: Task, { names }: Person): boolean =>
  assignee !== null && names.includes(lower(assignee))

const isForTaking = ({ assignee, candidates }: Task, { keys, operates }: Person): boolean =>
  assignee === null && (candidates.length === 0 ? operates : candidates.some((key) => keys.includes(key)))

export const maySee = (task: Task, person: Person): boolean =>
  person.seesAll || isMine(task, person) || isForTaking(task, person)

const rules: Record<TaskDeed, (task: Task, person: Person) => boolean> = {
  claim: (task, person) => person.works && isForTaking(task, person),
  release: (task, person) => person.works && task.assignee !== null && (isMine(task, person) || person.operates),
  complete: (task, person) => person.works && (isMine(task, person) || isForTaking(task, person)),
  assign: (_task, person) => person.operates,
}

export const may = (deed: TaskDeed, task: Task, person: Person): boolean => rules[deed](task, person)
