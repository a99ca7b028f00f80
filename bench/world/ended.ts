import { type Db, sql } from '../../server/src/platform/database/index.ts'

/** Nobody was told that it had ended without that being in the database, the way it was meant to. */
export async function allEnded(db: Db): Promise<void> {
  const { others, facts } = await db.one<{ others: number; facts: number }>(sql`
    select count(*) filter (where status <> 'completed')::int as others,
      coalesce(min((select count(*) from fact where instance_id = instance.id)), 0)::int as facts
    from instance`)
  if (others > 0) throw new Error(`${others} instances did not end as they should have`)
  if (facts < factsOfACycle) throw new Error(`an instance ended with ${facts} facts instead of ${factsOfACycle}`)
}

const factsOfACycle = 4 // started, created, decided, told
