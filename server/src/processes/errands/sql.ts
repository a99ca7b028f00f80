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

/** The first of each line. They stay ours until `until`: whoever dies gives them back by doing nothing. */
export const claimErrands = (db: Db, at: Date, until: Date, limit: number): Promise<ClaimedErrand[]> =>
  db.rows(
    prepared(sql`
      with first as (
        select number from errand e
        where available_at <= ${at}
          and not exists (select from errand f where f.line = e.line and f.number < e.number)
        order by number
        limit ${limit}
        for update skip locked)
      update errand e set available_at = ${until} from first where e.number = first.number
      returning e.number, line, kind, payload`),
  )

export const deleteErrands = (db: Db, numbers: readonly string[]): Promise<unknown> =>
  db.rows(prepared(sql`delete from errand where number = any(${numbers}::bigint[])`))

/** When the next errand is given back by somebody who died. */
export const selectNextErrand = (db: Db): Promise<{ at: Date | null }> =>
  db.one(prepared(sql`select min(available_at) as at from errand`))
