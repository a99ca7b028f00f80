import assert from 'node:assert/strict'
import { setTimeout } from 'node:timers/promises'
import { type Pool, sql } from '../platform/database/index.ts'
import { rawStatement } from './rawStatement.ts'

const commitLock = 4711990

/**
 * Does several things at once and brings them to their worst moment, every time: whatever changes one of `tables` has
 * read all it reads and written all it writes, and not yet committed. What excludes the others by a lock is found
 * waiting for it instead. Only then does everybody go on.
 */
export async function atTheLastMoment<Answer>(
  pool: Pool,
  tables: readonly string[],
  deeds: readonly (() => Promise<Answer>)[],
): Promise<Answer[]> {
  await pool.rows(sql`
    create or replace function wait_at_the_last_moment() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(4711990);
      return null;
    end $$`)
  for (const table of tables) await pool.rows(triggerOn(table))
  const release = await holdCommits(pool)
  let answered = 0
  const answers = deeds.map((deed) =>
    deed().finally(() => {
      answered += 1
    }),
  )
  try {
    for (let looked = 0; answered + (await waiting(pool)) < deeds.length; looked += 1) {
      assert.ok(looked < 2_000, `only ${answered + (await waiting(pool))} of ${deeds.length} came to their last moment`)
      await setTimeout(5)
    }
  } finally {
    await release()
  }
  const told = await Promise.all(answers)
  await pool.rows(sql`drop function wait_at_the_last_moment cascade`)
  return told
}

/** A deferred constraint is looked at by `commit` itself. */
const triggerOn = (table: string) =>
  rawStatement(`create constraint trigger last_moment after insert or update or delete on ${table}
    deferrable initially deferred for each row execute function wait_at_the_last_moment()`)

async function holdCommits(pool: Pool): Promise<() => Promise<void>> {
  const held = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const holding = pool.transaction(async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(${commitLock})`)
    held.resolve()
    await released.promise
  })
  await Promise.race([held.promise, holding])
  return () => {
    released.resolve()
    return holding
  }
}

const waiting = async (pool: Pool): Promise<number> =>
  (
    await pool.one<{ count: number }>(sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
  ).count
