import type { Call } from '@countersign/core/connectors'

/** What an action found out, or the call that ended it. */
export type Done<Output> = { ok: true; output: Output } | { ok: false; call: Call }

/** Trying again would not help. */
export const failure = (message: string): Call => ({ type: 'failed', error: { message }, final: true })

export const refused = (message: string): { ok: false; call: Call } => ({ ok: false, call: failure(message) })
