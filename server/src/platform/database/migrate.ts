// Brings a database to the schema of this program.
//
// M1  Forward only, in order, each in a transaction of its own together with its record.
// M2  One migrator at a time, whatever the number of servers starting: an advisory lock.
// M3  A migration that was applied never changes: its checksum is compared at every start.
// M4  A database newer than the program is left alone.
// M5  A migration that waits for a server at work, which waits for it, is tried again.

import pg from 'pg'
import { StartRefusal } from '../startRefusal.ts'
import { type Migration, readMigrations } from './migrations.ts'
import { openPool, type Pool } from './pool.ts'
import { type Statement, sql } from './sql.ts'

type Applied = { number: number; name: string; checksum: string }

/** Answers how many migrations were applied. */
export async function migrate(url: string, migrations?: readonly Migration[]): Promise<number> {
  const pool = openPool({ url, connectionsMax: 2 })
  try {
    return await pool.transaction(async (lock) => {
      // Held by a connection that does nothing else until all are applied (M2); the number is ours alone.
      await lock.rows(sql`select pg_advisory_xact_lock(4711001)`)
      return applyMissing(pool, migrations ?? (await readMigrations()))
    })
  } finally {
    await pool.end()
  }
}

async function applyMissing(pool: Pool, migrations: readonly Migration[]): Promise<number> {
  await pool.rows(sql`
    create table if not exists migration (
      number int primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now())`)
  const applied = await pool.rows<Applied>(sql`select number, name, checksum from migration order by number`)
  const refusal = refusalOf(migrations, applied)
  if (refusal) throw refusal
  const missing = migrations.slice(applied.length)
  for (const migration of missing) await apply(pool, migration)
  return missing.length
}

const attemptsMax = 5 // PostgreSQL breaks such a circle after a second, at the cost of one of the two

/** M5. Of what was broken off nothing is left. */
async function apply(pool: Pool, migration: Migration, attempt = 1): Promise<void> {
  try {
    await applyOnce(pool, migration)
  } catch (cause) {
    if (attempt === attemptsMax || !isDeadlock(cause)) throw cause
    await apply(pool, migration, attempt + 1)
  }
}

const isDeadlock = (cause: unknown): boolean => cause instanceof pg.DatabaseError && cause.code === '40P01'

const applyOnce = (pool: Pool, { number, name, text, checksum }: Migration): Promise<void> =>
  pool.transaction(async (tx) => {
    await tx.rows(wholeFile(text))
    await tx.rows(sql`insert into migration (number, name, checksum) values (${number}, ${name}, ${checksum})`)
  })

/** The text of a migration is the one that is no template: it comes with the program, and its checksum is known. */
const wholeFile = (text: string): Statement => sql(Object.assign([text], { raw: [text] }))

/** Why this program must leave this database alone, if so. */
export function refusalOf(migrations: readonly Migration[], applied: readonly Applied[]): StartRefusal | undefined {
  const newest = applied.at(-1)
  if (newest && applied.length > migrations.length)
    return new StartRefusal(
      'DATABASE_NEWER',
      `The database is newer than this program: it has migration ${newest.number} (${newest.name}), the program ends at ${migrations.length}. Start the newer version of Countersign, or restore a backup from before it.`,
    )
  const edited = applied.find(({ checksum }, index) => migrations[index]?.checksum !== checksum)
  if (!edited) return undefined
  return new StartRefusal(
    'MIGRATION_EDITED',
    `Migration ${edited.number} (${edited.name}) was applied to this database in another wording than the program's. Start the version of Countersign that made this database, or restore the migration file.`,
  )
}
