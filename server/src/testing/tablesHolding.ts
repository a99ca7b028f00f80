import assert from 'node:assert/strict'
import { type Db, sql } from '../platform/database/index.ts'
import { rawStatement } from './rawStatement.ts'

/** The tables whose rows hold this text somewhere, as text or as bytes. */
export async function tablesHolding(db: Db, text: string): Promise<string[]> {
  const tables = await db.rows<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  assert.ok(tables.length > 7)
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const holding = await db.rows(sql`
        select from ${rawStatement(`"${name}"`)} t
        where position(${text} in t::text) > 0 or position(encode(${text}::bytea, 'hex') in t::text) > 0`)
      return holding.length > 0 ? [name] : []
    }),
  )
  return found.flat()
}
