// How the cloud calls somebody back: through here, so that a call can get lost, arrive twice, or find nobody.

/** `send` does it, and what comes back is what the caller learns; `thanks` is what somebody says who only took it. */
export type CallOut = <T>(url: string, send: () => Promise<T>, thanks: T) => Promise<T>

type Mishap = 'lost-callback' | 'doubled-callback' | 'unreachable-callback'

export const callingOut =
  (mishapOf: (url: string) => Mishap | undefined): CallOut =>
  async (url, send, thanks) => {
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

/** What `fetch` says of a host behind a router that lets nobody in. */
const unreachable = (url: string): Error =>
  Object.assign(new Error(`connect ETIMEDOUT ${URL.parse(url)?.host ?? url}`), { code: 'ETIMEDOUT' })
