import { type Db, prepared, sql } from '../../platform/database/index.ts'
import type { Errand } from './errand.ts'

export const insertErrands = (db: Db, rows: readonly Errand[], at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into errand (line, kind, payload, available_at)
      select line, kind, payload, ${at} from unnest(
        ${rows.map(({ line }) => line)}::uuid[],
        ${rows.map(({ kind }) => kind)}::text[],
        ${rows.map(({ payload }) => JSON.stringify(payload))}::json[])
        with ordinality as e (line, kind, payload, place)
      order by place`),
  )

export type ClaimedErrand = Errand & { number: string }

/** Payloads that travel together, but for the first: that one is handed out whatever its size. */
const claimedBytesMax = 16_000_000

/**
 * The first of each line. They stay ours until `until`: whoever dies gives them back by doing nothing. A row says for
 * nothing what it takes where it lies; only of one that is laid out of line the text has to be measured.
 */
export const claimErrands = (db: Db, at: Date, until: Date, limit: number): Promise<ClaimedErrand[]> =>
  db.rows(
    prepared(sql`
      with first as (
        select number, case when pg_column_size(payload) < 2000 then 20000 else octet_length(payload::text) end as bytes
        from errand e
        where available_at <= ${at}
          and not exists (select from errand f where f.line = e.line and f.number < e.number)
        order by number
        limit ${limit}
        for update skip locked),
      together as (select number, sum(bytes) over (order by number) - bytes as before from first)
      update errand e set available_at = ${until} from together t
      where e.number = t.number and before < ${claimedBytesMax}
      returning e.number, line, kind, payload`),
  )

/**
 * Takes errands for whoever does them; answers those that were still there. One that is gone was done by somebody
 * else, after our claim of it had ended. In the order of their numbers: nobody waits in a circle.
 */
export const takeErrands = (db: Db, numbers: readonly string[]): Promise<{ number: string }[]> =>
  db.rows(
    prepared(sql`
      with there as (
        select number from errand where number = any(${numbers}::bigint[])
        order by number
        for update)
      delete from errand e using there where e.number = there.number
      returning e.number`),
  )

/** Whether it was still there. */
export const takeErrand = async (db: Db, number: string): Promise<boolean> =>
  (await takeErrands(db, [number])).length > 0

/** When the next errand is given back by somebody who died. Those behind it in its line wait for it, not for their time. */
export const selectNextErrand = (db: Db): Promise<{ at: Date | null }> =>
  db.one(
    prepared(sql`
      select min(available_at) as at from errand e
      where not exists (select from errand f where f.line = e.line and f.number < e.number)`),
  )
