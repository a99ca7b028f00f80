// A run is asked for.

import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../automate/index.ts'
import { minute, second } from '../../clock.ts'
import type { Premises } from '../../premises.ts'
import type { DesktopConnection } from '../connections/index.ts'
import type { DesktopFlow } from '../desktopFlows/index.ts'
import type { DataverseUser } from '../security/index.ts'
import { failures } from './failures.ts'
import { dueAtOf, end, settle } from './queue.ts'
import { type Session, status } from './session.ts'
import { findSession, insertSession, startedBefore } from './sql.ts'

export type NewSession = {
  flow: DesktopFlow
  user: DataverseUser
  connection: DesktopConnection
  runMode: Session['runMode']
  priority: string
  inputs: JsonObject | null
  timeoutSeconds: number
  callbackUrl: string | null
}

export type StartOutcome =
  | { ok: true; session: Session }
  | { ok: false; refusal: { code: 'throttled'; retryAfterMs: number } }

/** Per connection and minute. */
const startsMax = 70

/** Whatever is wrong with the machine, there is a run then; that it failed is told as of any other. */
export function startSession(premises: Premises, asked: NewSession): StartOutcome {
  const { store, clock, time } = premises
  const { flow, user, connection, timeoutSeconds } = asked
  const now = clock().getTime()
  const retryAfterMs = (startedBefore(store, connection.name, startsMax) ?? 0) + minute - now
  if (retryAfterMs > 0) return { ok: false, refusal: { code: 'throttled', retryAfterMs } }
  const session: Session = {
    id: randomUUID(),
    flowId: flow.id,
    userId: user.id,
    connectionName: connection.name,
    machineId: connection.machineId,
    runMode: asked.runMode,
    priority: asked.priority,
    inputs: asked.inputs,
    outputs: null,
    callbackUrl: asked.callbackUrl,
    status: status.waiting,
    errorCode: null,
    errorMessage: null,
    requestedAt: now,
    startedAt: null,
    completedAt: null,
    modifiedAt: now,
    timesOutAt: now + timeoutSeconds * second,
  }
  store.transaction(() => {
    insertSession(store, session, dueAtOf(premises, session))
    if (connection.status === 'Error') end(premises, session, { status: 'failed', failure: failures.credentials })
    settle(premises, session.machineId)
  })
  time.reconsider()
  return { ok: true, session: findSession(store, session.id) ?? session }
}
