import type { Call } from './conclude.ts'
import { isPlainObject } from './plain.ts'

/**
 * Of actions of our own: a refusal is tried again only where that may help. 429 and 503 when the other side says, other
 * failures of its own later and later, anything else not at all.
 */
export function byKind(call: Call, { backoffMs }: { backoffMs: number }): Call {
  if (call.type !== 'failed' || call.final) return call
  const status = Number(call.error.code)
  if (status === 429 || status === 503) return { ...call, delayMs: retryAfterMs(call) ?? backoffMs }
  const isOurs = status >= 400 && status < 500 && status !== 408
  return isOurs ? { ...call, final: true } : { ...call, delayMs: backoffMs }
}

/** Whether a failure passes by itself: nothing is known yet of what was asked for. */
export const passes = (call: Extract<Call, { type: 'failed' }>): boolean =>
  !call.final && (['408', '429'].includes(call.error.code ?? '') || Number(call.error.code) >= 500)

export function retryAfterMs({ error }: Extract<Call, { type: 'failed' }>): number | null {
  const response = error.variables?.response
  const headers = isPlainObject(response) && isPlainObject(response.headers) ? response.headers : {}
  const said = Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
  const seconds = typeof said === 'string' && /^\d{1,6}$/.test(said) ? Number(said) : null
  return seconds === null ? null : seconds * 1_000
}
