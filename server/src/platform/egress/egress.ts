// The only way out. Whatever this server calls that is not its database or its identity provider, it calls here.
//
// E1  What is not everybody's address is not called, unless configuration names its origin: whatever a name means at
//     whatever moment, and wherever a redirect leads.
// E2  Time and size of an answer have limits.
// E3  Nothing is sent twice: who wants to try again decides that himself, from whether it may have arrived.
// E4  What an error says names an origin. Paths, queries, headers and bodies may hold secrets.

import { hostFits } from '@countersign/core/clouds'
import { type Dispatcher, errors } from 'undici'
import { CallFault, NotConnected } from './callFault.ts'
import { exchange } from './exchange.ts'
import { openDispatcher, type Resolve, systemResolve } from './openDispatcher.ts'
import { headerOf, type OutgoingAnswer, type OutgoingRequest, usualLimits } from './outgoing.ts'
import { redirected } from './redirect.ts'
import { unpack } from './unpack.ts'

export type Send = (request: OutgoingRequest) => Promise<OutgoingAnswer>

export type Egress = {
  /** Answers whatever the other side answers; throws a `CallFault` where it does not. */
  send: Send
  /** Ends what is under way. */
  stop(): Promise<void>
}

export type EgressParts = {
  /** Origins that may be called wherever they lie, and by http. */
  allowedOrigins: readonly string[]
  /** To one origin at a time; what is more waits for one of them. */
  connectionsMax: number
  /** A test's own names. */
  resolve?: Resolve
  connectMs?: number
}

export function openEgress({ resolve = systemResolve, connectMs = 10_000, ...parts }: EgressParts): Egress {
  const { allowedOrigins } = parts
  const dispatcher = openDispatcher({ ...parts, resolve, connectMs })
  const send: Send = async (first) => {
    let asked = first
    for (let followed = 0; ; followed += 1) {
      refuseUnfit(asked, allowedOrigins)
      const answer = await sendOnce(dispatcher, asked)
      const next = first.redirectsMax ? redirected(asked, answer) : undefined
      if (!next) return answer
      if (followed === first.redirectsMax) throw redirectedTooOften(first)
      asked = next
    }
  }
  return { send, stop: () => dispatcher.destroy() }
}

function refuseUnfit({ url, hosts }: OutgoingRequest, allowedOrigins: readonly string[]): void {
  const refuse = (code: 'ADDRESS_REFUSED' | 'REQUEST_UNUSABLE', sentence: string) => {
    throw new CallFault(code, sentence, { retry: 'never', sent: 'never' })
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    refuse('REQUEST_UNUSABLE', `Only https and http addresses can be called, not ${url.protocol}`)
  if (url.username !== '' || url.password !== '')
    refuse('REQUEST_UNUSABLE', `The address at ${url.host} has a name or a password in it; they belong elsewhere.`)
  if (!hosts) return
  if (!hosts.some((host) => hostFits(host, url.host)))
    refuse('ADDRESS_REFUSED', `${url.host} is not among the hosts this may be sent to: ${hosts.join(', ')}.`)
  if (url.protocol !== 'https:' && !allowedOrigins.includes(url.origin))
    refuse('ADDRESS_REFUSED', `${url.host} is called by https only: what is sent there is secret.`)
}

async function sendOnce(dispatcher: Dispatcher, asked: OutgoingRequest): Promise<OutgoingAnswer> {
  const { url, limits: { bytesMax = usualLimits.bytesMax } = {} } = asked
  try {
    const answer = await exchange(dispatcher, asked)
    return {
      ...answer,
      body: await unpack(answer.body, headerOf(answer, 'Content-Encoding') ?? '', bytesMax, url.origin),
    }
  } catch (cause) {
    throw faultOf(cause, url)
  }
}

function faultOf(cause: unknown, { origin }: URL): CallFault {
  if (cause instanceof CallFault) return cause
  if (cause instanceof NotConnected) {
    if (cause.cause instanceof CallFault) return cause.cause
    const why = reasonOf(cause.cause)
    return new CallFault('UNREACHABLE', `${origin} can’t be reached (${why}).`, {
      retry: 'later',
      sent: 'never',
      cause,
    })
  }
  if (cause instanceof errors.InvalidArgumentError)
    return new CallFault('REQUEST_UNUSABLE', `What should go to ${origin} is no request: ${cause.message}.`, {
      ...{ retry: 'never', sent: 'never' },
    })
  const sentence = `The connection to ${origin} broke before its answer was there (${reasonOf(cause)}).`
  return new CallFault('UNREACHABLE', sentence, { retry: 'later', sent: 'perhaps', cause })
}

const reasonOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no reason given'

const redirectedTooOften = ({ url: { origin }, redirectsMax }: OutgoingRequest): CallFault =>
  new CallFault('REDIRECT_REFUSED', `${origin} redirected more than ${redirectsMax} times.`, {
    retry: 'never',
    sent: 'perhaps',
  })
