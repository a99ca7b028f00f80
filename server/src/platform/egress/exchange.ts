import type { Dispatcher } from 'undici'
import { CallFault } from './callFault.ts'
import { openDeadline } from './deadline.ts'
import { type Limits, type OutgoingAnswer, type OutgoingRequest, usualLimits } from './outgoing.ts'
import { tooLarge } from './unpack.ts'

/**
 * One request and all of its answer, still packed. What arrives is counted as it arrives, without a stream between: that
 * would cost more than everything else here. Whatever ends it early ends the connection too.
 */
export function exchange(dispatcher: Dispatcher, asked: OutgoingRequest): Promise<OutgoingAnswer> {
  const { url, method, headers = {}, body = null, signal } = asked
  const { headMs, bodyMs, bytesMax }: Limits = { ...usualLimits, ...asked.limits }
  const { promise, resolve, reject } = Promise.withResolvers<OutgoingAnswer>()

  let under: Dispatcher.DispatchController | undefined
  let ended: CallFault | undefined
  const deadline = openDeadline(url.origin, signal, (why) => {
    ended ??= why
    if (under) under.abort(ended)
    else reject(neverSent(ended)) // it still waits for a connection: whoever called does not
  })
  if (signal?.aborted) return promise
  // As long as for the answer: whoever looks up what a lost answer has done counts on a bound for all of it.
  deadline.within(headMs, 'connection')

  let head: Omit<OutgoingAnswer, 'body'>
  const parts: Buffer[] = []
  let bytes = 0
  const request = { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers, body }
  dispatcher.dispatch(request, {
    onRequestStart: (controller) => {
      under = controller
      if (ended) controller.abort(ended)
      else deadline.within(headMs, 'answer')
    },
    onResponseStart: ({ rawHeaders }, status, _, reason = '') => {
      if (status < 200) return // what the answer begins with is still to come
      deadline.within(bodyMs, 'answer')
      head = { status, reason, headers: pairsOf(rawHeaders), url }
    },
    onResponseData: (_, part) => {
      bytes += part.length
      if (bytes > bytesMax) throw tooLarge(url.origin, bytesMax)
      parts.push(part)
    },
    onResponseEnd: () => {
      deadline.close()
      resolve({ ...head, body: Buffer.concat(parts) })
    },
    onResponseError: (_, cause) => {
      deadline.close()
      reject(cause)
    },
  })
  return promise
}

/** Where it begins all the same, it is broken off before a byte of it is on its way. */
const neverSent = ({ code, message, retry }: CallFault): CallFault =>
  new CallFault(code, message, { retry, sent: 'never' })

/** Raw headers are names and values in turn, whatever their declared type. */
function pairsOf(headers: unknown): [string, string][] {
  const flat = headers as (string | Buffer)[]
  return flat.flatMap((name, place) => (place % 2 === 0 ? [[`${name}`, `${flat[place + 1]}`] as [string, string]] : []))
}
