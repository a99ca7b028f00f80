import type { TaskDeed } from '@countersign/core/api'
import { ifMatch, isRefused, type KnownCaller, type Refused, type RequestContext, refused } from '../../http/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { may, maySee, type Person, personOf } from './person.ts'
import { selectTask, type TaskRow } from './read.ts'

export type Found = { readonly task: TaskRow; readonly person: Person }

/** The task, if it is what the caller looked at and the caller may do this with it. */
export async function findTask(
  db: Db,
  id: string,
  deed: TaskDeed | 'see',
  { caller, context }: { caller: KnownCaller; context: RequestContext },
): Promise<Found | Refused> {
  const [task, person] = await Promise.all([selectTask(db, id), personOf(db, caller)])
  // Who may not see a task does not learn that it is there.
  if (!task || !maySee(task, person)) return refused('not-found', { detail: 'It is done, or not for you.' })
  const ifRevision = ifMatch(context)
  if (isRefused(ifRevision)) return ifRevision
  if (ifRevision !== undefined && ifRevision !== task.revision)
    return refused('changed-meanwhile', { detail: heldBy(task) })
  if (deed === 'see' || may(deed, task, person)) return { task, person }
  return refused('conflict', { detail: task.assignee === null ? 'It is not for you.' : heldBy(task) })
}

const heldBy = ({ assignee }: TaskRow): string => (assignee === null ? 'Nobody has it now.' : `${assignee} has it.`)
