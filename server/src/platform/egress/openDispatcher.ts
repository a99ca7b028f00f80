// Connections to the outside. An address is looked up here, looked at, and connected to as it was looked at: what a name
// means the next time it is asked for (DNS rebinding) makes no difference.

import { lookup as systemLookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isEverybodys } from './address.ts'
import { CallFault, NotConnected } from './callFault.ts'

export type Address = { address: string; family: number }

/** What a name means now. */
export type Resolve = (hostname: string) => Promise<readonly Address[]>

export const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true })

export type DispatcherParts = {
  resolve: Resolve
  /** Origins that may lie at any address. */
  allowedOrigins: readonly string[]
  /** To one origin. */
  connectionsMax: number
  connectMs: number
}

export function openDispatcher(parts: DispatcherParts): Agent {
  const { allowedOrigins, connectionsMax, connectMs } = parts
  const resolve = asTogether(parts.resolve)
  const options = { timeout: connectMs, allowH2: false, autoSelectFamily: true }
  const free = buildConnector({ ...options, lookup: lookupBy(resolve) })
  const guarded = buildConnector({ ...options, lookup: lookupBy(onlyEverybodys(resolve)) })
  const allowed = new Set(allowedOrigins)

  const connect: buildConnector.connector = (target, answer) => {
    const done: buildConnector.Callback = (...[cause, socket]) =>
      socket ? answer(null, socket) : answer(new NotConnected('not connected', { cause }), null)
    if (allowed.has(originOf(target))) return free(target, done)
    // Who writes the address itself is not looked up.
    if (isIP(target.hostname) !== 0 && !isEverybodys(target.hostname)) return done(refusal(target.hostname), null)
    guarded(target, done)
  }
  return new Agent({ connect, connections: connectionsMax, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 })
}

/** As `URL` writes it: without the port that the scheme has anyway. */
const originOf = ({ protocol, hostname, port }: buildConnector.Options): string =>
  new URL(`${protocol}//${isIP(hostname) === 6 ? `[${hostname}]` : hostname}${port ? `:${port}` : ''}`).origin

/** Who asks for one name at the same time hears one answer: the system looks up four at a time, and connecting has its time. */
function asTogether(resolve: Resolve): Resolve {
  const under = new Map<string, ReturnType<Resolve>>()
  return (hostname) => {
    const asked = under.get(hostname) ?? resolve(hostname).finally(() => under.delete(hostname))
    under.set(hostname, asked)
    return asked
  }
}

/** One address that is not everybody's is one too many: such a name is made to lead elsewhere at the second try. */
const onlyEverybodys =
  (resolve: Resolve): Resolve =>
  async (hostname) => {
    const addresses = await resolve(hostname)
    if (addresses.some(({ address }) => !isEverybodys(address))) throw refusal(hostname)
    return addresses
  }

const refusal = (hostname: string): CallFault =>
  new CallFault(
    'ADDRESS_REFUSED',
    `${hostname} is an address of this machine or of a private network, where nothing is called. If it is meant, name its origin in COUNTERSIGN_ALLOWED_ORIGINS.`,
    { retry: 'never', sent: 'never' },
  )

/** In the shape that sockets ask in. */
const lookupBy =
  (resolve: Resolve): LookupFunction =>
  (hostname, { all }, answer) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (!first) answer(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), [])
        else if (all) answer(null, [...addresses])
        else answer(null, first.address, first.family)
      },
      (cause: NodeJS.ErrnoException) => answer(cause, []),
    )
  }
