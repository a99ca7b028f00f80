// Before a subscription is made, its address has to show that it wants it: it answers a POST with the token it was sent.

import { randomUUID } from 'node:crypto'
import type { Premises } from '../../premises.ts'
import { isLoopback } from '../../settings.ts'
import { type Found, found, refuse } from '../answer.ts'

const answerMs = 10_000

/** https, as in the cloud; or this machine, which nobody else can listen to. */
export function isAddress(text: unknown): text is string {
  const url = typeof text === 'string' ? URL.parse(text) : null
  return (
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, ''))))
  )
}

export async function validate({ faults }: Premises, address: string): Promise<Found<undefined>> {
  // Real tokens hold spaces and colons: an endpoint that does not decode them is found out here.
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`
  const url = new URL(address)
  url.searchParams.set('validationToken', token)
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    })
  try {
    const response = await faults.callOut(url.href, send, new Response(null, { status: 202 }))
    const text = await response.text()
    if (response.status !== 200)
      return failed(
        `HTTP status code is '${response.status}'. Notification endpoint must respond with 200 OK to validation request.`,
      )
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'text/plain') return failed('Validation response must be of content type text/plain.')
    return text === token ? found(undefined) : failed('Validation: the validation token was not returned.')
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError'
    return isLate
      ? refuse('validation', 'Subscription validation request timed out.')
      : failed('The notification endpoint could not be reached.')
  }
}

const failed = (reason: string) => refuse('validation', `Subscription validation request failed. ${reason}`)
