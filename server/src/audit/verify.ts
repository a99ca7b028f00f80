// Walks the whole chain and names every place where the audit log is not what the server wrote.

import { type Db, type Pool, sql } from '../platform/database/index.ts'
import { follow, type Link, macOfHead, start } from './chain.ts'
import { isMacOf, sameBytes } from './entry.ts'
import type { NotedHead } from './notedHead.ts'
import { isHandedOver } from './seal.ts'
import {
  type SealRow,
  type StoredEntry,
  selectHead,
  selectOrphans,
  selectSeals,
  selectUnchained,
  type Unsealed,
} from './sql.ts'

export type Finding = {
  kind: 'edited' | 'deleted' | 'inserted' | 'reordered' | 'cut' | 'head-forged' | 'not-sealed'
  /** Where in the chain; null for what lies outside it. */
  position: string | null
  entryId: string | null
  sentence: string
}

export type Verdict = { entries: number; head: { position: string; hash: string }; findings: Finding[] }

const pageMax = 5_000
const findingsMax = 100 // one break can show at every later link; the first ones tell the place

const sealLagMaxMs = 10_000 // the sealer comes by twice a second; what waits longer could be taken away unseen

export type VerifyOptions = { key: Buffer; now: Date; noted?: NotedHead | undefined }

/** Reads one state of the database, however much is written meanwhile. */
export const verifyAudit = (pool: Pool, options: VerifyOptions): Promise<Verdict> =>
  pool.transaction(async (tx) => {
    await tx.rows(sql`set transaction isolation level repeatable read, read only`)
    return verify(tx, options)
  })

async function verify(db: Db, { key, now, noted }: VerifyOptions): Promise<Verdict> {
  const findings: Finding[] = []
  let link: Link = start
  let isWhole = false
  while (!isWhole && findings.length < findingsMax) {
    const page = await selectSeals(db, link.position, pageMax)
    isWhole = page.length < pageMax
    for (const row of page) {
      const next = BigInt(row.position)
      const missing = missingBetween(link, next)
      // Behind a gap nothing can follow what was before it: the gap is told, once.
      findings.push(...missing, ...findingsAt(key, missing.length > 0 ? undefined : link, row))
      link = { position: next, hash: row.hash }
      if (noted?.position === next && noted.hash !== row.hash.toString('hex')) findings.push(notedDiffers(next))
    }
  }
  // A walk that was given up has not seen the end, and can say nothing of it.
  if (isWhole && noted && noted.position > link.position) findings.push(notedIsGone(noted))
  if (isWhole) findings.push(...(await findingsAtHead(db, key, link)))
  const unchained = await selectUnchained(db, findingsMax)
  findings.push(...unchained.flatMap((entry) => findingsOutside(key, now, entry)))
  findings.push(...(await selectOrphans(db, findingsMax)).map((orphan) => findingWithout(key, orphan)))
  return {
    entries: Number(link.position) + unchained.length,
    head: { position: `${link.position}`, hash: link.hash.toString('hex') },
    findings: findings.slice(0, findingsMax),
  }
}

function missingBetween(before: Link, next: bigint): Finding[] {
  if (next === before.position + 1n) return []
  const places =
    next === before.position + 2n
      ? `Link ${before.position + 1n} is`
      : `Links ${before.position + 1n} to ${next - 1n} are`
  return [
    {
      kind: 'deleted',
      position: `${before.position + 1n}`,
      entryId: null,
      sentence: `${places} missing from the chain.`,
    },
  ]
}

function findingsAt(key: Buffer, before: Link | undefined, { position, entryId, hash, entry }: SealRow): Finding[] {
  const at = { position, entryId }
  if (!entry)
    return [{ ...at, kind: 'deleted', sentence: `Entry ${entryId} at link ${position} was deleted from the log.` }]
  if (!isMacOf(key, entry, entry.mac))
    return [
      {
        ...at,
        kind: 'edited',
        sentence: `Entry ${entryId} at link ${position} (“${entry.action}”, ${entry.at.toISOString()}) does not say what was written.`,
      },
    ]
  if (!before || sameBytes(follow(before, entryId, entry.mac).hash, hash)) return []
  return [
    {
      ...at,
      kind: 'reordered',
      sentence: `Link ${position} does not follow the one before it: an entry was moved, inserted or taken out here (entry ${entryId}).`,
    },
  ]
}

async function findingsAtHead(db: Db, key: Buffer, last: Link): Promise<Finding[]> {
  const head = await selectHead(db)
  const at = { position: `${last.position}`, entryId: null }
  if (!head) return [{ ...at, kind: 'cut', sentence: 'The signed head of the chain was deleted.' }]
  if (!sameBytes(macOfHead(key, { position: BigInt(head.position), hash: head.hash }), head.mac))
    return [{ ...at, kind: 'head-forged', sentence: 'The head of the chain was not signed by this server’s key.' }]
  if (BigInt(head.position) > last.position)
    return [
      {
        ...at,
        kind: 'cut',
        sentence: `The tail was cut: the chain ends at link ${last.position}, its signed head says ${head.position}.`,
      },
    ]
  if (BigInt(head.position) < last.position || !sameBytes(head.hash, last.hash))
    return [
      {
        ...at,
        kind: 'inserted',
        sentence: `The chain goes on to link ${last.position}, past what its signed head says (${head.position}): links were added or exchanged.`,
      },
    ]
  return []
}

function findingsOutside(key: Buffer, now: Date, entry: StoredEntry & { waiting: boolean }): Finding[] {
  const at = { position: null, entryId: entry.id }
  const since = entry.at.toISOString()
  if (!isMacOf(key, entry, entry.mac))
    return [
      {
        ...at,
        kind: 'inserted',
        sentence: `Entry ${entry.id} (“${entry.action}”, ${since}) was not written by this server.`,
      },
    ]
  if (!entry.waiting)
    return [{ ...at, kind: 'not-sealed', sentence: `Entry ${entry.id} is genuine, but was taken out of the chain.` }]
  if (now.getTime() - entry.at.getTime() <= sealLagMaxMs) return [] // the sealer has yet to come by
  return [
    {
      ...at,
      kind: 'not-sealed',
      sentence: `Entry ${entry.id} waits to be chained since ${since}: is the server running?`,
    },
  ]
}

function findingWithout(key: Buffer, waiting: Unsealed): Finding {
  const { id } = waiting
  const at = { position: null, entryId: id }
  return isHandedOver(key, waiting)
    ? { ...at, kind: 'deleted', sentence: `Entry ${id} was deleted from the log before it was chained.` }
    : { ...at, kind: 'inserted', sentence: `Entry ${id} waits to be chained, and is not in the log.` }
}

const notedDiffers = (position: bigint): Finding => ({
  kind: 'reordered',
  position: `${position}`,
  entryId: null,
  sentence: `Link ${position} is not the one that was noted: the log was rewritten since.`,
})

const notedIsGone = ({ position }: NotedHead): Finding => ({
  kind: 'cut',
  position: `${position}`,
  entryId: null,
  sentence: `The noted link ${position} is gone: the log was set back since.`,
})
