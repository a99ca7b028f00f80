// A search reads through everything that could match. It must not keep the rest of the server from its database:
//
// Q1  So many searches at a time, whoever asks; others wait for their turn.
// Q2  A search that takes too long is ended, and said to be too broad.

import type { Db, Pool } from '../platform/database/index.ts'
import { sql } from '../platform/database/index.ts'
import { type AuditFilter, type AuditPosition, selectEntries } from './sql.ts'

export type Found = Awaited<ReturnType<typeof selectEntries>>
export type Searched = { ok: true; entries: Found } | { ok: false; refusal: 'search-too-broad' | 'too-many-requests' }

export type Search = (filter: AuditFilter, after: AuditPosition | undefined, limit: number) => Promise<Searched>

const atATimeMax = 3 // of the pool's ten connections
const waitingMax = 100
const patienceMs = 5_000

export function auditSearch(pool: Pool): Search {
  let running = 0
  const waiting: (() => void)[] = []

  const turn = async (): Promise<void> => {
    if (running < atATimeMax) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve)) // whoever ends hands its turn over
  }
  const over = (): void => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return async (filter, after, limit) => {
    if (waiting.length >= waitingMax) return { ok: false, refusal: 'too-many-requests' }
    await turn()
    try {
      const entries = await pool.transaction(async (tx) => {
        await endAfter(tx, patienceMs)
        return selectEntries(tx, filter, after, limit)
      })
      return { ok: true, entries }
    } catch (cause) {
      if (isEnded(cause)) return { ok: false, refusal: 'search-too-broad' }
      throw cause
    } finally {
      over()
    }
  }
}

/** For this transaction: PostgreSQL ends a statement that takes longer. */
const endAfter = (tx: Db, ms: number): Promise<unknown> =>
  tx.rows(sql`select set_config('statement_timeout', ${`${ms}`}, true)`)

const queryCanceled = '57014'

const isEnded = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === queryCanceled
