import { taskDeeds, type UserTask } from '@countersign/core/api'
import { nodeIdOf, type VisitId } from '@countersign/engine'
import { isMine, may, type Person } from './person.ts'
import type { TaskRow } from './read.ts'

/** A task as this person sees it. */
export const taskAnswer = (row: TaskRow, person: Person): UserTask => {
  const { visit, candidates: _candidates, form: _form, headers: _headers, deploymentId: _deployment, ...rest } = row
  return {
    ...rest,
    elementId: nodeIdOf(visit as VisitId),
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    followUpAt: row.followUpAt?.toISOString() ?? null,
    mine: isMine(row, person),
    may: taskDeeds.filter((deed) => may(deed, row, person)),
  }
}

/** As the audit log names it. */
export const subjectOf = ({ id, name }: Pick<TaskRow, 'id' | 'name'>) => ({ kind: 'task', id, name })
