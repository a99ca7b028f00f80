// The keys that others sign by, from where they publish them; asked for once and kept for a while.
//
// K1  Many requests that need the same keys at the same time ask for them once.
// K2  A key that is not known is looked for again, but not more often than every half minute: whoever makes keys up
//     makes nobody call.
// K3  Keys that could not be asked for again stay good for a day.
// K4  An address that did not answer rests for half a minute, and whoever comes meanwhile is told what it said: requests of
//     others are no reason to knock at a door that is shut.

import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import { CallFault, type Send } from '../../platform/egress/index.ts'

export type FoundKeys =
  | { readonly ok: true; readonly keys: JWTVerifyGetKey }
  | { readonly ok: false; readonly reason: string }

export type KeySets = {
  /** `anew`: a key was not among them, so that they are asked for again if that was not done just now. */
  find(address: string, anew?: boolean): Promise<FoundKeys>
}

type Kept = { keys: JWTVerifyGetKey; askedAtMs: number }
type Resting = { failed: Failed; untilMs: number }

const freshMs = 600_000
const againMs = 30_000
const goodMs = 86_400_000
const keptMax = 200
const limits = { headMs: 10_000, bodyMs: 10_000, bytesMax: 1_000_000 }

const published = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) })

export function openKeySets({ send, nowMs }: { send: Send; nowMs: () => number }): KeySets {
  const kept = new Map<string, Kept>()
  const resting = new Map<string, Resting>()
  const asked = new Map<string, Promise<FoundKeys>>()

  const ask = async (address: string): Promise<FoundKeys> => {
    const read = await readKeys(send, address)
    if (read.ok) {
      resting.delete(address)
      keep(kept, address, { keys: read.keys, askedAtMs: nowMs() })
    } else keep(resting, address, { failed: read, untilMs: nowMs() + againMs })
    return read
  }
  const askOnce = (address: string): Promise<FoundKeys> => {
    const underWay = asked.get(address)
    if (underWay) return underWay
    const asking = ask(address).finally(() => asked.delete(address))
    asked.set(address, asking)
    return asking
  }
  return {
    find: async (address, anew = false) => {
      const known = kept.get(address)
      const ageMs = known ? nowMs() - known.askedAtMs : Number.POSITIVE_INFINITY
      if (known && ageMs < (anew ? againMs : freshMs)) return { ok: true, keys: known.keys }
      const rest = resting.get(address)
      const found = rest && nowMs() < rest.untilMs ? rest.failed : await askOnce(address)
      return !found.ok && known && ageMs < goodMs ? { ok: true, keys: known.keys } : found
    },
  }
}

/** Of more addresses than are kept the one goes that was asked longest ago. */
function keep<Value>(by: Map<string, Value>, address: string, value: Value): void {
  by.delete(address)
  const [oldest] = by.keys()
  if (by.size >= keptMax && oldest !== undefined) by.delete(oldest)
  by.set(address, value)
}

async function readKeys(send: Send, address: string): Promise<{ ok: true; keys: JWTVerifyGetKey } | Failed> {
  const url = URL.parse(address)
  if (!url) return failed('The address of the keys (JWKS) is none.')
  try {
    const { status, body } = await send({ method: 'GET', url, hosts: [url.host], limits })
    if (status !== 200) return failed(`The keys at ${url.origin} are not there: it answers ${status}.`)
    const read = published.safeParse(parsed(body.toString('utf8')))
    if (!read.success) return failed(`What ${url.origin} answers are no keys (JWKS).`)
    return { ok: true, keys: createLocalJWKSet(read.data as JSONWebKeySet) }
  } catch (cause) {
    if (cause instanceof CallFault) return failed(`The keys can’t be read: ${cause.message}`)
    throw cause
  }
}

type Failed = { readonly ok: false; readonly reason: string }

const failed = (reason: string): Failed => ({ ok: false, reason })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
