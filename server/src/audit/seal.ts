// Chains what was written, shortly after its commit, so that no commit ever waits for the chain.
//
// S1  One sealer at a time over all replicas (advisory lock).
// S2  Only what this server has handed over is chained: what was written past it stays outside and is found there.
// S3  A chain whose head is missing or does not verify is left alone: sealing on would cover the break.

import type { Db, Pool } from '../platform/database/index.ts'
import { follow, type Link, macOfHead, start } from './chain.ts'
import { handOverCode, isMacOf, sameBytes } from './entry.ts'
import {
  insertSeals,
  type Seal,
  selectHead,
  selectStored,
  selectUnsealed,
  tryLockSealing,
  type Unsealed,
} from './sql.ts'

const batchMax = 1_000 // one statement's worth: about 15 ms

export type Sealing = {
  sealed: number
  forged: string[]
  headBroken: boolean
  /** Somebody else holds the lock: another replica for a moment, or somebody who should not. */
  blocked: boolean
  more: boolean
  /** The end of the chain after this batch; absent when nothing was added. */
  head?: Link
}

const nothing: Sealing = { sealed: 0, forged: [], headBroken: false, blocked: false, more: false }

/** The signed beginning, made once with the database's key: from then on a missing head is a deleted one. */
export const beginChain = (tx: Db, key: Buffer): Promise<unknown> =>
  insertSeals(tx, [], { ...start, mac: macOfHead(key, start) })

export const seal = (pool: Pool, key: Buffer): Promise<Sealing> =>
  pool.transaction(async (tx) => {
    if (!(await tryLockSealing(tx))) return { ...nothing, blocked: true }
    const waiting = await selectUnsealed(tx, batchMax)
    if (waiting.length === 0) return nothing

    const stored = await selectHead(tx)
    const head: Link = stored ? { position: BigInt(stored.position), hash: stored.hash } : start
    if (!stored || !sameBytes(macOfHead(key, head), stored.mac)) return { ...nothing, headBroken: true }

    const genuine = [...handedOver(key, waiting), ...(await withoutCode(tx, key, waiting))]
    const known = new Set(genuine.map(({ id }) => id))
    const forged = waiting.flatMap(({ id }) => (known.has(id) ? [] : [id]))
    const seals = linksAfter(head, genuine)
    const last = seals.at(-1)
    if (last) await insertSeals(tx, seals, { ...last, mac: macOfHead(key, last) })
    const more = waiting.length === batchMax && seals.length > 0
    return { ...nothing, sealed: seals.length, forged, more, ...(last && { head: last }) }
  })

type Genuine = { id: string; mac: Buffer }

const handedOver = (key: Buffer, waiting: readonly Unsealed[]): Genuine[] =>
  waiting.filter((one) => isHandedOver(key, one))

type HandedOver = Unsealed & { mac: Buffer }

export const isHandedOver = (key: Buffer, one: Unsealed): one is HandedOver =>
  one.mac !== null && one.code !== null && sameBytes(handOverCode(key, one.id, one.mac), one.code)

/** Written before entries were handed over with a code: what they say is looked at instead. */
async function withoutCode(tx: Db, key: Buffer, waiting: readonly Unsealed[]): Promise<Genuine[]> {
  const ids = waiting.flatMap(({ id, code }) => (code ? [] : [id]))
  if (ids.length === 0) return []
  return (await selectStored(tx, ids)).filter((entry) => isMacOf(key, entry, entry.mac))
}

function linksAfter(head: Link, entries: readonly Genuine[]): Seal[] {
  let link = head
  return entries.map(({ id, mac }) => {
    link = follow(link, id, mac)
    return { ...link, entryId: id }
  })
}
