import type { Fact } from '@countersign/engine'
import { type Db, sql } from '../../../platform/database/index.ts'

/** All that a story is made of is read as it was at one moment. */
export const readAtOneMoment = (tx: Db): Promise<unknown> =>
  tx.rows(sql`set transaction isolation level repeatable read read only`)

/** As text: whoever tells the story reads it, in a thread of its own. */
export type ToldInstance = { graph: string; state: string }

export const selectToldInstance = (tx: Db, id: string): Promise<ToldInstance | undefined> =>
  tx.maybe(sql`
    select v.graph::text as graph, i.state::text as state
    from instance i join process_version v on v.id = i.version_id
    where i.id = ${id}`)

export type FactText = { number: string; at: Date; actor: string | null; fact: string }

/** Read once and handed over bit by bit: a long history is neither held in memory nor sorted for each of its parts. */
export const openFacts = (tx: Db, instanceId: string, before: string | null): Promise<unknown> =>
  tx.rows(sql`
    declare facts no scroll cursor for
    select number, at, actor, fact::text as fact from fact
    where instance_id = ${instanceId} and (${before}::bigint is null or number < ${before}::bigint)
    order by number`)

const next10 = sql`fetch 10 from facts`
const next100 = sql`fetch 100 from facts`
const next1000 = sql`fetch 1000 from facts`

const bytesAtOnce = 2_000_000

/** As many as are no burden, by the size of those before. A statement can't be told their number as a parameter. */
export function fetchFacts(tx: Db, bytesEach: number | null): Promise<FactText[]> {
  if (bytesEach === null || bytesEach * 100 > bytesAtOnce) return tx.rows(next10)
  return tx.rows(bytesEach * 1000 > bytesAtOnce ? next100 : next1000)
}

export type FactRow = { number: string; at: Date; actor: string | null; fact: Fact }

/** Newest first; of each only what a step tells of it, for that is all they are read for. */
export const selectLaterFacts = (
  tx: Db,
  instanceId: string,
  after: string,
  before: string | null,
  limit: number,
): Promise<FactRow[]> =>
  tx.rows(sql`
    select number, at, actor, json_strip_nulls(json_build_object(
      'type', fact -> 'type', 'visit', fact -> 'visit', 'scope', fact -> 'scope', 'event', fact -> 'event',
      'startEvent', fact -> 'startEvent', 'code', fact -> 'code', 'message', fact -> 'message')) as fact
    from fact
    where instance_id = ${instanceId} and number > ${after}::bigint
      and (${before}::bigint is null or number < ${before}::bigint)
    order by number desc
    limit ${limit}`)
