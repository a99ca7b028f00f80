// One attempt to tell whoever asked for a run that it has ended.

import { second } from '../../../clock.ts'
import type { Premises } from '../../../premises.ts'
import { momentOf } from '../moment.ts'
import { stateOf } from '../session.ts'
import { type Callback, isPending, noteAttempt, postpone, removeCallback } from './sql.ts'

const retriesMax = 3
const retryAfter = second

/** Of the world's time; nobody documents how long the cloud waits. */
const patienceMs = 30_000

/** Only a server that is broken or too slow is asked again; whoever refuses, or is not there, hears of it no more. */
export async function deliver(premises: Premises, callback: Callback, stopping: AbortSignal): Promise<void> {
  const { store, clock } = premises
  const outcome = await post(premises, callback, stopping)
  if (stopping.aborted || !isPending(store, callback.sessionId)) return
  const mayRetry = typeof outcome === 'number' && (outcome >= 500 || outcome === 408)
  const told = typeof outcome === 'number' ? `HTTP ${outcome}` : outcome
  store.transaction(() => {
    noteAttempt(store, callback.sessionId, { at: clock().getTime(), outcome: told })
    if (mayRetry && callback.attempts < retriesMax) postpone(store, callback.sessionId, clock().getTime() + retryAfter)
    else removeCallback(store, callback.sessionId)
  })
}

/** The status that came, or why none did. */
async function post({ faults }: Premises, callback: Callback, stopping: AbortSignal): Promise<number | string> {
  const send = () =>
    fetch(callback.url, {
      method: 'POST',
      headers: {
        'user-agent': 'EnterpriseConnectors/1.0',
        'content-type': 'application/json; charset=utf-8',
        'x-ms-workflow-id': callback.flowId,
        'x-ms-run-id': callback.sessionId,
      },
      body: JSON.stringify(bodyOf(callback)),
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]),
    })
  try {
    const response = await faults.callOut(callback.url, send, new Response(null, { status: 202 }))
    await response.body?.cancel()
    return response.status
  } catch (error) {
    return reasonOf(error)
  }
}

/** Mind the id: where a run is begun it is told as `flowsessionId`. */
const bodyOf = ({ status, startedAt, completedAt, sessionId }: Callback) => ({
  statuscode: status,
  statecode: stateOf(status),
  startedon: momentOf(startedAt),
  completedon: momentOf(completedAt),
  flowsessionid: sessionId,
})

/** fetch says "fetch failed" and keeps the reason to itself. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}
