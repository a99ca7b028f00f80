// Runs one action for one job.
//
// P1  What is `unsafe`, and what wants it (`isMarkedWhenBegun`), is marked as begun before it runs: in a commit of its own,
//     or in the one it is born in.
// P2  An `unsafe` action that was begun before is looked up, and run again only if it was certainly not done.
// P3  Whatever an action throws becomes an outcome: a job is never lost in an exception.
// P4  When the lease has ended nothing is begun any more, and what breaks off then says nothing: somebody else has the
//     job, or will, and asks before acting.

import { Fault } from '../../platform/fault.ts'
import type { Crash } from '../crashPoint.ts'
import type { Action, Assignment, LookedUp, Outcome, Repeat } from './action.ts'
import { backoffMs } from './backoff.ts'

export type Performance = {
  readonly action: Action
  readonly assignment: Assignment
  /** An earlier holder of this job may have asked the outside. */
  readonly begunBefore: boolean
  /** It is marked by us already. */
  readonly isMarked: boolean
  /** Writes the mark; false when the job is no longer ours. */
  readonly markBegun: () => Promise<boolean>
  /** False when the lease has ended, or nobody wants the answer any more. */
  readonly isOurs: () => boolean
  readonly crash: Crash
  readonly chance: () => number
}

/** Undefined when the job is no longer ours: then whoever holds it now answers. */
export async function perform(performance: Performance): Promise<Outcome | undefined> {
  const { action, assignment, begunBefore, isMarked, markBegun, isOurs, crash } = performance
  const isUnsafe = repeatOf(performance) === 'unsafe'
  if (isUnsafe && begunBefore) {
    const found = await lookUp(action, assignment, 'The server stopped while it was being done.')
    if (found.type !== 'not-done') return found
  }
  if (isUnsafe || (action.isMarkedWhenBegun && !begunBefore)) {
    if (!isMarked && !(await markBegun())) return undefined
    await crash('worker: begun')
  }
  return isOurs() ? run(performance) : undefined
}

async function run(performance: Performance): Promise<Outcome | undefined> {
  const { action, assignment, isOurs } = performance
  try {
    return await action.run(assignment)
  } catch (cause) {
    if (!isOurs()) return undefined
    return repeatOf(performance) === 'unsafe' ? afterNoAnswer(performance, cause) : failed(performance, cause)
  }
}

export const repeatOf = ({ action: { repeat }, assignment }: Pick<Performance, 'action' | 'assignment'>): Repeat =>
  typeof repeat === 'function' ? repeat(assignment) : repeat

/** Whoever threw may have acted before. */
async function afterNoAnswer(performance: Performance, cause: unknown): Promise<Outcome> {
  const found = await lookUp(performance.action, performance.assignment, messageOf(cause))
  return found.type === 'not-done' ? failed(performance, cause) : found
}

function failed({ assignment, chance }: Performance, cause: unknown): Outcome {
  const { attempt, retries } = assignment
  const isFinal = cause instanceof Fault && cause.retry === 'never'
  const delayMs = backoffMs(attempt, chance())
  return { type: 'failed', message: messageOf(cause), retries: isFinal ? 0 : retries - 1, delayMs }
}

async function lookUp(action: Action, assignment: Assignment, why: string): Promise<LookedUp> {
  if (!action.lookUp) return { type: 'unknown', message: why }
  try {
    return await action.lookUp(assignment)
  } catch (cause) {
    return { type: 'unknown', message: `${why} It could not be looked up: ${messageOf(cause)}` }
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
