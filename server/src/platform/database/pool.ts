import pg from 'pg'
import { alwaysByKeys } from './byKeys.ts'
import type { Db } from './db.ts'
import { openExpress } from './express.ts'
import { type Inbox, openInbox } from './inbox.ts'
import { sendTogether } from './sendTogether.ts'
import type { Statement } from './sql.ts'
import { openGather, sideBySide } from './together.ts'

export type Pool = Db & {
  /**
   * `write` may follow: statements that need no answer. They are sent together with the commit, in one way to the
   * database. So it must issue all of them before it first awaits: what fails later, and not in the database, would be
   * committed all the same.
   */
  transaction: Transact
  /** The same for statements that find all they need by keys: each is planned once, whatever is known of sizes. */
  readonly byKeys: { readonly transaction: Transact }
  /**
   * A transaction shared with whoever comes at the same moment, committed before anybody is answered. What fails is tried
   * again with fewer, at last alone: so `work` may be done several times, and does nothing but by its statements. Works of
   * one key come one after the other: it has to name all that a work changes, since a lock keeps other transactions out,
   * not the others in this one.
   */
  shared<Result>(key: string, work: (tx: Db) => Promise<Result>): Promise<Result>
  size(): { total: number; idle: number; waiting: number }
  end(): Promise<void>
}

type Transact = <Result>(work: (tx: Db) => Promise<Result>, write?: Write<Result>) => Promise<Result>

type Write<Result> = (tx: Db, result: Result) => Promise<unknown>

export type PoolOptions = {
  url: string
  connectionsMax?: number
  /** Errors of idle connections: the pool replaces them, somebody should know. */
  onError?: (cause: Error) => void
}

export function openPool({ url, connectionsMax = 10, onError }: PoolOptions): Pool {
  const connecting = {
    connectionString: url,
    connectionTimeoutMillis: 5_000, // a caller rather hears "unavailable" than waits
    application_name: 'countersign',
  }
  const express = openExpress(connecting)
  const opened = (max: number): pg.Pool => {
    // What is sent without awaiting between goes together: a way to the database costs more than a row.
    const pool = new pg.Pool({ ...connecting, max, pipeline: true })
    pool.on('error', (cause) => onError?.(cause))
    // A connection may be lost at any moment, also between the pool's hands and ours; unheard, that would end the whole
    // process. Whoever uses it learns it from the next statement.
    pool.on('connect', (client) => client.on('error', () => undefined))
    return pool
  }
  const pool = opened(connectionsMax)
  const keyed = opened(Math.min(connectionsMax, gatheringMax))
  const lanes = opened(Math.min(connectionsMax, lanesMax))
  for (const each of [keyed, lanes]) each.on('connect', alwaysByKeys)
  const on = (other: pg.Pool): Db => runOn((statement) => (statement.brief ? express : other).query(statement))
  const pools = [pool, keyed, lanes]
  const sharing = openSharing(lanes)
  return {
    ...on(pool),
    gather: openGather(on(keyed), { alone: true }),
    transaction: (work, write) => inTransaction(pool, work, write),
    byKeys: { transaction: (work, write) => inTransaction(lanes, work, write) },
    // An inbox answers each with what its own work has answered.
    shared: <Result>(key: string, work: (tx: Db) => Promise<Result>) => sharing.post({ key, work }) as Promise<Result>,
    size: () => ({
      total: sumOf(pools, ({ totalCount }) => totalCount),
      idle: sumOf(pools, ({ idleCount }) => idleCount),
      waiting: sumOf(pools, ({ waitingCount }) => waitingCount),
    }),
    end: async () => {
      await Promise.all([express, ...pools].map((each) => each.end()))
    },
  }
}

/** Of statements that are gathered there are few at a time. */
const gatheringMax = 3

/** Two of deliveries, one of works, one of reports, one that is shared: each holds one transaction at a time. */
const lanesMax = 5

const sumOf = (pools: readonly pg.Pool[], count: (pool: pg.Pool) => number): number =>
  pools.reduce((sum, pool) => sum + count(pool), 0)

type Sharing = { key: string; work: (tx: Db) => Promise<unknown> }

const openSharing = (pool: pg.Pool): Inbox<Sharing, unknown> =>
  openInbox({
    deliver: (batch) =>
      inTransaction(pool, (tx) =>
        sideBySide(
          tx,
          batch.map(({ work }) => work),
        ),
      ),
    keyOf: ({ key }) => key,
    lanes: 1,
    batchMax: 100,
    waitingMax: 10_000,
  })

async function inTransaction<Result>(
  pool: pg.Pool,
  work: (tx: Db) => Promise<Result>,
  write?: Write<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  const lost = (cause: Error): void => {
    broken = cause
  }
  client.on('error', lost)
  const { tx, end } = openSending(client)
  try {
    sendTogether(client)
    const begun = client.query('begin') // travels with the first statement, which fails if this does
    begun.catch(() => undefined)
    const result = await work(tx)
    await begun
    end()
    await (write ? writeAndCommit(client, result, write) : commit(client))
    return result
  } catch (cause) {
    end()
    // A connection that can't even roll back is thrown away, not given to the next.
    await client.query('rollback').catch((rollbackCause: Error) => {
      broken = rollbackCause
    })
    throw cause
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

type Sending = { tx: Db; end(): void }

/**
 * What comes after the end is refused: it would be a transaction of its own, or part of somebody else's. What fails does not
 * wait for what was begun beside it, so there may be some on its way.
 */
function openSending(client: pg.PoolClient): Sending {
  let hasEnded = false
  const tx = runOn(async (statement) => {
    if (hasEnded) throw new Error(`sent after the end of its transaction: ${statement.text}`)
    sendTogether(client)
    return client.query(statement)
  })
  return {
    tx,
    end: () => {
      hasEnded = true
    },
  }
}

async function writeAndCommit<Result>(client: pg.PoolClient, result: Result, write: Write<Result>): Promise<void> {
  const { tx, end } = openSending(client)
  const writing = write(tx, result)
  end()
  const [written, committed] = await Promise.allSettled([writing, commit(client)])
  if (written.status === 'rejected') throw written.reason
  if (committed.status === 'rejected') throw committed.reason
}

/** A statement that failed turns the commit into a rollback, which PostgreSQL does not call an error. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
}

function runOn(query: (statement: Statement) => Promise<pg.QueryResult>): Db {
  const rows = async <Row>(statement: Statement): Promise<Row[]> => (await query(statement)).rows as Row[]
  const maybe = async <Row>(statement: Statement): Promise<Row | undefined> => {
    const found = await rows<Row>(statement)
    if (found.length > 1) throw new Error(`expected one row at most, found ${found.length}: ${statement.text}`)
    return found[0]
  }
  const one = async <Row>(statement: Statement): Promise<Row> => {
    const found = await maybe<Row>(statement)
    if (found === undefined) throw new Error(`expected one row, found none: ${statement.text}`)
    return found
  }
  return { rows, one, maybe }
}
