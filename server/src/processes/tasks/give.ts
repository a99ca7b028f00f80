import type { UserTask } from '@countersign/core/api'
import type { AuditNote } from '../../audit/index.ts'
import { type Refused, refused } from '../../http/index.ts'
import type { OperationParts } from '../operations.ts'
import { subjectOf, taskAnswer } from './answers.ts'
import type { Found } from './find.ts'
import { updateAssignee } from './sql.ts'

/** To somebody, or back to all who may take it; unless it changed since it was looked at. */
export async function giveTask(
  { pool, record }: Pick<OperationParts, 'pool' | 'record'>,
  { task, person }: Found,
  assignee: string | null,
  note: Pick<AuditNote, 'action' | 'actor' | 'requestId'>,
): Promise<UserTask | Refused> {
  const changed = await pool.transaction(async (tx) => {
    if (!(await updateAssignee(tx, task, assignee))) return false
    const hands = { old: { assignee: task.assignee }, new: { assignee } }
    await record(tx, { ...note, subject: subjectOf(task), details: { instanceId: task.instanceId, ...hands } })
    return true
  })
  if (!changed) return refused('changed-meanwhile')
  return taskAnswer({ ...task, assignee, revision: task.revision + 1 }, person)
}
