import { type Db, sql } from '../../server/src/platform/database/index.ts'

/** A figure of a database that may forget is no figure: refuses one, and tables that do not outlive a crash. */
export async function refuseForgetful(db: Db): Promise<void> {
  const settings = await db.rows<{ name: string; setting: string }>(sql`
    select name, setting from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting <> 'on'`)
  const unlogged = await db.rows<{ name: string }>(sql`
    select oid::regclass::text as name from pg_class where relpersistence = 'u' limit 10`)
  const wrong = [
    ...settings.map(({ name, setting }) => `${name} is ${setting}`),
    ...unlogged.map(({ name }) => `${name} is unlogged`),
  ]
  if (wrong.length > 0) throw new Error(`This PostgreSQL may forget what it confirmed: ${wrong.join(', ')}.`)
}
