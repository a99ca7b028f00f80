// What becomes of a run by itself.
//
// Q1  A machine does one run at a time; the next is the most urgent, then the one that has waited longest.
// Q2  A machine that is off does none: what is meant for it, or under way on it, fails.
// Q3  Nobody waits for a machine longer than six hours, and nothing runs longer than its caller said.

import { hour, second } from '../../clock.ts'
import type { Premises } from '../../premises.ts'
import { findDesktopFlow } from '../desktopFlows/index.ts'
import { findMachine } from '../machines/index.ts'
import { enqueueCallback } from './callbacks/index.ts'
import { failures, type SessionFailure } from './failures.ts'
import { isUnderWay, type Session, status } from './session.ts'
import { findSession, saveSession, sessionsUnderWay } from './sql.ts'

const queueLife = 6 * hour

/** When something happens to a run if nobody does anything. */
export const dueAtOf = (premises: Premises, session: Session): number =>
  session.status === status.waiting
    ? Math.min(session.timesOutAt, session.requestedAt + queueLife)
    : Math.min(session.timesOutAt, answersAt(premises, session) ?? session.timesOutAt)

function answersAt({ store }: Premises, { flowId, startedAt }: Session): number | undefined {
  const answer = findDesktopFlow(store, flowId)?.answer
  return answer && startedAt !== null ? startedAt + answer.afterSeconds * second : undefined
}

/** Has a machine do what it can; to be called whenever that may have changed. */
export function settle(premises: Premises, machineId: string): void {
  const { store, clock } = premises
  const [first, ...others] = sessionsUnderWay(store, machineId)
  if (!first) return
  if (findMachine(store, machineId)?.isOnline !== true) {
    for (const session of [first, ...others]) end(premises, session, { status: 'failed', failure: failures.offline })
    return
  }
  if (first.status === status.running) return
  const now = clock().getTime()
  const started: Session = { ...first, status: status.running, startedAt: now, modifiedAt: now }
  saveSession(store, started, dueAtOf(premises, started))
}

export type Ending =
  | { status: 'succeeded'; outputs: NonNullable<Session['outputs']> }
  | { status: 'failed'; failure: SessionFailure }
  | { status: 'timedOut' }
  | { status: 'cancelled' }

/** Ends a run, and has whoever asked for it told. Its machine is free then. */
export function end(premises: Premises, session: Session, ending: Ending): Session {
  const { store, clock } = premises
  const now = clock().getTime()
  const failure =
    ending.status === 'failed' ? ending.failure : ending.status === 'timedOut' ? failures.timedOut : undefined
  const ended: Session = {
    ...session,
    status: status[ending.status],
    outputs: ending.status === 'succeeded' ? ending.outputs : null,
    errorCode: failure?.code ?? null,
    errorMessage: failure?.message ?? null,
    completedAt: now,
    modifiedAt: now,
  }
  store.transaction(() => {
    saveSession(store, ended, null)
    if (session.callbackUrl !== null) enqueueCallback(premises, session.id)
  })
  return ended
}

/** Does what is due to a run at its own moment. */
export function fallDue(premises: Premises, id: string): void {
  const session = findSession(premises.store, id)
  if (!session || !isUnderWay(session)) return
  const ending = endingOf(premises, session)
  if (ending) {
    end(premises, session, ending)
    settle(premises, session.machineId)
  } else saveSession(premises.store, session, dueAtOf(premises, session))
}

/** Nothing where it is not its time any more, because the flow was told otherwise. */
function endingOf(premises: Premises, session: Session): Ending | undefined {
  const now = premises.clock().getTime()
  if (session.timesOutAt <= now) return { status: 'timedOut' }
  if (session.status === status.waiting)
    return session.requestedAt + queueLife <= now ? { status: 'failed', failure: failures.noMachine } : undefined
  const answer = findDesktopFlow(premises.store, session.flowId)?.answer
  const isAnswered = answer && (answersAt(premises, session) ?? Number.POSITIVE_INFINITY) <= now
  return isAnswered ? { status: 'succeeded', outputs: answer.outputs } : undefined
}
