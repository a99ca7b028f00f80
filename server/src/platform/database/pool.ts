import pg from 'pg'
import type { Statement } from './sql.ts'

/** What every statement function takes: a pool, or the transaction it is in. */
export type Db = {
  rows<Row>(statement: Statement): Promise<Row[]>
  /** The only row; none or several is a bug. */
  one<Row>(statement: Statement): Promise<Row>
  /** The only row, or undefined. */
  maybe<Row>(statement: Statement): Promise<Row | undefined>
}

export type Pool = Db & {
  transaction<Result>(work: (tx: Db) => Promise<Result>): Promise<Result>
  size(): { total: number; idle: number; waiting: number }
  end(): Promise<void>
}

export type PoolOptions = {
  url: string
  connectionsMax?: number
  /** Errors of idle connections: the pool replaces them, somebody should know. */
  onError?: (cause: Error) => void
}

export function openPool({ url, connectionsMax = 10, onError }: PoolOptions): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 5_000, // a caller rather hears "unavailable" than waits
    application_name: 'countersign',
  })
  pool.on('error', (cause) => onError?.(cause))
  return {
    ...runOn((statement) => pool.query(statement)),
    transaction: (work) => inTransaction(pool, work),
    size: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    end: () => pool.end(),
  }
}

async function inTransaction<Result>(pool: pg.Pool, work: (tx: Db) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(runOn((statement) => client.query(statement)))
    await client.query('commit')
    return result
  } catch (cause) {
    // A connection that can't even roll back is thrown away, not given to the next.
    await client.query('rollback').catch((rollbackCause: Error) => {
      broken = rollbackCause
    })
    throw cause
  } finally {
    client.release(broken)
  }
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
