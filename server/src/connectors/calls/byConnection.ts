import { type CallBy, problemSentence } from '../../connections/index.ts'
import { CallFault, type Send } from '../../platform/egress/index.ts'
import type { Redaction } from '../../vault/index.ts'

export type Bound = {
  readonly send: Send
  /** What was sent in confidence; it grows with each call. */
  readonly redactions: readonly Redaction[]
}

/** The way out with what a connection proves itself by, to the hosts it is pinned to. */
export function byConnection(callBy: CallBy, id: string): Bound {
  const redactions: Redaction[] = []
  const send: Send = async (request) => {
    const called = isId.test(id)
      ? await callBy(id, request)
      : { ok: false as const, problem: { code: 'no-such-connection' as const } }
    if (!called.ok)
      throw new CallFault('REQUEST_UNUSABLE', problemSentence(called.problem), { retry: 'never', sent: 'never' })
    redactions.push(called.redaction)
    return called.answer
  }
  return { send, redactions }
}

const isId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
