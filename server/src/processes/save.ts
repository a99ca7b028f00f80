import type { Db } from '../platform/database/index.ts'
import { insertErrands } from './errands/sql.ts'
import { deleteIncidents, deleteIncidentsOf, insertIncidents } from './incidents/sql.ts'
import {
  deleteVariables,
  insertFacts,
  insertInstances,
  insertVariables,
  touchInstances,
  updateInstances,
  upsertVariables,
} from './instances/sql.ts'
import { deleteJobsOf, type FollowUps, insertJobs, turnBegunJobs } from './jobs/sql.ts'
import { notifyJobs } from './jobs/wake.ts'
import { deleteMessageSubscriptions, insertMessageSubscriptions, releaseMessageStarts } from './messages/sql.ts'
import { deleteSignalSubscriptions, insertSignalSubscriptions } from './signals/sql.ts'
import { deleteTasksOf, insertTasks } from './tasks/sql.ts'
import { deleteTimers, insertTimers } from './timers/sql.ts'
import type { VisitKey, Writes } from './writes.ts'

/**
 * One statement for each kind of row, whatever the size of the batch, and none where there is nothing to write. All
 * are issued at once, in an order in which rows come after those they point at.
 */
export function save(tx: Db, at: Date, writes: Writes, followUps: FollowUps): Promise<unknown> {
  const begun = new Set(writes.begun.map(({ id }) => id))
  const searchable = writes.variables.filter(({ value }) => value !== null)
  const first = searchable.filter(({ instanceId }) => begun.has(instanceId))
  const later = searchable.filter(({ instanceId }) => !begun.has(instanceId))
  const unsearchable = writes.variables.filter(({ value }) => value === null)
  return Promise.all([
    some(writes.begun, (rows) => insertInstances(tx, rows)),
    some(writes.changed, (rows) => updateInstances(tx, rows)),
    some(writes.touched, (ids) => touchInstances(tx, ids)),
    some(writes.facts, (rows) => insertFacts(tx, rows)),
    some(first, (rows) => insertVariables(tx, rows)),
    some(later, (rows) => upsertVariables(tx, rows)),
    some(unsearchable, (rows) => deleteVariables(tx, rows)),
    some(writes.jobs, (rows) => insertJobs(tx, rows)),
    some(writes.tasks, (rows) => insertTasks(tx, rows)),
    some(writes.incidents, (rows) => insertIncidents(tx, rows)),
    some(writes.mended, (rows) => deleteIncidents(tx, rows)),
    some(writes.withdrawn, (rows) => Promise.all([withdrawJobs(tx, rows, followUps, at), deleteTasksOf(tx, rows)])),
    some(writes.timers, (rows) => insertTimers(tx, rows)),
    some(writes.unscheduled, (rows) => deleteTimers(tx, rows)),
    some(writes.messageSubscriptions, (rows) => insertMessageSubscriptions(tx, rows)),
    some(writes.unsubscribed, (rows) => deleteMessageSubscriptions(tx, rows)),
    some(writes.signalSubscriptions, (rows) => insertSignalSubscriptions(tx, rows)),
    some(writes.unlistened, (rows) => deleteSignalSubscriptions(tx, rows)),
    some(writes.errands, (rows) => insertErrands(tx, rows, at)),
    some(writes.finished, (rows) => deleteIncidentsOf(tx, rows)),
    some(writes.released, (rows) => releaseMessageStarts(tx, rows, at)),
    some(freeTypes(writes), (types) => notifyJobs(tx, types)),
  ])
}

const withdrawJobs = (tx: Db, rows: readonly VisitKey[], followUps: FollowUps, at: Date): Promise<unknown> =>
  Promise.all([
    followUps.size > 0 ? turnBegunJobs(tx, rows, followUps, at) : nothing,
    deleteJobsOf(tx, rows, followUps),
  ])

const some = <Row>(rows: readonly Row[], write: (rows: readonly Row[]) => Promise<unknown>): Promise<unknown> =>
  rows.length > 0 ? write(rows) : nothing

const nothing = Promise.resolve()

/** The types of jobs that anybody may claim, here or elsewhere. */
const freeTypes = ({ jobs }: Writes): string[] => [
  ...new Set(jobs.filter(({ lease }) => lease === null).map(({ taskType }) => taskType)),
]
