// Fills identity stores from the directory that people sign in by. A job: claimed for a minute at a time, begun again by
// whoever finds it left behind; twice is harmless, since objects keep their ids.

import { type Recorder, system } from '../../audit/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, Pool } from '../../platform/database/index.ts'
import { Fault } from '../../platform/fault.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { type Loop, startLoop } from '../../platform/loop.ts'
import { importLinks, importObjects, type LinkRow, selectReferences } from '../embedded/index.ts'
import type { Graph } from '../graph/index.ts'
import { insertStore, lockStores, selectStore, selectStores } from '../sql.ts'
import type { Furnish } from '../stores.ts'
import { importNesting } from './nesting.ts'
import { type Company, readCompany, readOrganization } from './readCompany.ts'
import { analyzeDirectory, type Claimed, claimImport, finishImport, queueImport, updateProgress } from './sql.ts'

export type ImporterParts = {
  pool: Pool
  record: Recorder
  clock: Clock
  log: Log
  graph: Graph
  issuer: string
  /** Whether a server without any identity store makes one of the company, and fills it. */
  makesFirst: boolean
  furnish: Furnish
}

const leaseMs = 60_000
const restMs = 30_000
const attemptsMax = 8

export const startImporter = (parts: ImporterParts): Loop =>
  startLoop({
    clock: parts.clock,
    round: () => round(parts),
    failed: (cause) => parts.log.warn({ err: cause }, 'the directory could not be imported yet; trying again'),
  })

const later = ({ clock }: ImporterParts, ms: number): Date => new Date(clock.now().getTime() + ms)

async function round(parts: ImporterParts): Promise<Date> {
  const { pool, clock, log, makesFirst } = parts
  if (makesFirst && (await selectStores(pool)).length === 0) {
    try {
      await makeFirst(parts)
    } catch (cause) {
      log.warn({ err: cause }, 'the company is not known yet; asking again')
      return later(parts, 3_000)
    }
  }
  const claimed = await claimImport(pool, clock.now(), later(parts, leaseMs))
  if (!claimed) return later(parts, restMs)
  await attempt(parts, claimed)
  return clock.now()
}

async function makeFirst({ pool, record, clock, graph, issuer, furnish }: ImporterParts): Promise<void> {
  const { name, domains } = await readOrganization(graph)
  await pool.transaction(async (tx) => {
    await lockStores(tx)
    if ((await selectStores(tx)).length > 0) return
    const at = clock.now()
    const none = { settings: {}, keyId: null, sealed: null }
    const store = { id: newId(), name, provider: 'embedded', issuer, domains, ...none, createdAt: at } as const
    await insertStore(tx, store)
    await furnish(tx, store.id, at)
    await queueImport(tx, store.id, at)
    const subject = { kind: 'identity-store', id: store.id, name }
    await record(tx, { action: 'store.created', actor: system, subject, details: { provider: 'embedded', domains } })
  })
}

async function attempt(parts: ImporterParts, { storeId, attempt: number }: Claimed): Promise<void> {
  const { pool, clock } = parts
  try {
    const company = await readCompany(parts.graph, (progress) =>
      updateProgress(pool, storeId, { ...progress, leftOut: 0 }, later(parts, leaseMs)).then(() => undefined),
    )
    await pool.transaction((tx) => write(parts, tx, storeId, company))
    await analyzeDirectory(pool)
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
    const isLast = cause.retry === 'never' || number >= attemptsMax
    const runAt = later(parts, Math.min(60_000, 1_000 * 2 ** number))
    await finishImport(pool, storeId, isLast ? 'failed' : 'waiting', cause.message, clock.now(), runAt)
  }
}

async function write({ clock, record }: ImporterParts, tx: Db, storeId: string, company: Company): Promise<void> {
  const at = clock.now()
  const store = await selectStore(tx, storeId)
  if (!store) return
  await importObjects(tx, storeId, company.objects, at)
  const ids = company.objects.map(({ id }) => id)
  const here = new Map((await selectReferences(tx, storeId, ids)).map(({ id, kind }) => [id, kind]))
  // Devices and applications are no objects here, and whose name is taken was not taken over.
  const links = company.links.filter(({ from, to }) => here.has(from) && here.has(to))
  const isNesting = ({ name, to }: LinkRow) => name === 'members' && here.get(to) === 'group'
  await importLinks(
    tx,
    storeId,
    links.filter((link) => !isNesting(link)),
    at,
  )
  const circular = await importNesting(tx, storeId, links.filter(isNesting), at)
  const users = [...here.values()].filter((kind) => kind === 'user').length
  const progress = {
    ...{ users, groups: here.size - users, links: links.length - circular },
    leftOut: ids.length - here.size + company.links.length - links.length + circular + company.unread,
  }
  await updateProgress(tx, storeId, progress, at)
  await finishImport(tx, storeId, 'done', null, at, at)
  const subject = { kind: 'identity-store', id: storeId, name: store.name }
  await record(tx, { action: 'store.imported', actor: system, subject, details: progress })
}
