// Runs one action for one job.
//
// P1  What is `unsafe` is marked as begun, in a commit of its own, before the outside is asked.
// P2  An `unsafe` action that was begun before is looked up, and run again only if it was certainly not done.
// P3  Whatever an action throws becomes an outcome: a job is never lost in an exception.

import { Fault } from '../../platform/fault.ts'
import type { Crash } from '../crashPoint.ts'
import type { Action, Assignment, LookedUp, Outcome } from './action.ts'
import { backoffMs } from './backoff.ts'

export type Performance = {
  readonly action: Action
  readonly assignment: Assignment
  /** An earlier holder of this job may have asked the outside. */
  readonly begunBefore: boolean
  /** Writes the mark; false when the job is no longer ours. */
  readonly markBegun: () => Promise<boolean>
  readonly crash: Crash
  readonly chance: () => number
}

/** Undefined when the job is no longer ours: then whoever holds it now answers. */
export async function perform(performance: Performance): Promise<Outcome | undefined> {
  const { action, assignment, begunBefore, markBegun, crash } = performance
  if (action.repeat !== 'unsafe') return run(performance)
  if (begunBefore) {
    const found = await lookUp(action, assignment)
    if (found.type !== 'not-done') return found
  }
  if (!(await markBegun())) return undefined
  await crash('worker: begun')
  return run(performance)
}

async function run({ action, assignment, chance }: Performance): Promise<Outcome> {
  try {
    return await action.run(assignment)
  } catch (cause) {
    const message = messageOf(cause)
    if (action.repeat === 'unsafe') return { type: 'unknown', message }
    const retries = cause instanceof Fault && cause.retry === 'never' ? 0 : assignment.retries - 1
    return { type: 'failed', message, retries, delayMs: backoffMs(assignment.attempt, chance()) }
  }
}

async function lookUp(action: Action, assignment: Assignment): Promise<LookedUp> {
  if (!action.lookUp) return { type: 'unknown', message: 'The server stopped while it was being done.' }
  try {
    return await action.lookUp(assignment)
  } catch (cause) {
    return { type: 'unknown', message: `It could not be looked up: ${messageOf(cause)}` }
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
