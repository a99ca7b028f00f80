// How the cloud calls somebody back: through here, so that a call can get lost, arrive twice, or find nobody.
//
// Whom a flow, a subscription or a callback names is called on this machine only: anybody may sign in here as anybody,
// and must not make this machine call others.

import { isLoopback } from '../settings.ts'

/** `send` does it, and what comes back is what the caller learns; `thanks` is what somebody says who only took it. */
export type CallOut = <T>(url: string, send: () => Promise<T>, thanks: T) => Promise<T>

type Mishap = 'lost-callback' | 'doubled-callback' | 'unreachable-callback'

export const callingOut =
  (mishapOf: (url: string) => Mishap | undefined): CallOut =>
  async (url, send, thanks) => {
    if (!isHere(url)) throw new TypeError('fetch failed', { cause: elsewhere(url) })
    switch (mishapOf(url)) {
      case undefined:
        return send()
      case 'lost-callback':
        return thanks
      case 'doubled-callback':
        await send()
        return send()
      case 'unreachable-callback':
        throw new TypeError('fetch failed', { cause: unreachable(url) })
    }
  }

const isHere = (address: string): boolean => {
  const host = URL.parse(address)?.hostname.replace(/^\[|\]$/g, '')
  return host !== undefined && (isLoopback(host) || host.endsWith('.localhost'))
}

const elsewhere = (url: string): Error =>
  new Error(`the sandbox calls this machine only, and ${URL.parse(url)?.host ?? url} is another`)

/** What `fetch` says of a host behind a router that lets nobody in. */
const unreachable = (url: string): Error =>
  Object.assign(new Error(`connect ETIMEDOUT ${URL.parse(url)?.host ?? url}`), { code: 'ETIMEDOUT' })
