import type { Variables } from '@countersign/engine'
import { type Db, prepared, sql } from '../../platform/database/index.ts'
import type { EventKey } from '../writes.ts'
import type { Heard } from './broadcast.ts'

export type NewSignalSubscription = EventKey & { id: string; name: string }

export const insertSignalSubscriptions = (db: Db, rows: readonly NewSignalSubscription[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into signal_subscription (id, instance_id, visit, event, round, name)
      select * from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ visit }) => visit)}::text[],
        ${rows.map(({ event }) => event)}::text[],
        ${rows.map(({ round }) => round)}::int[],
        ${rows.map(({ name }) => name)}::text[])`),
  )

export const takeSignalSubscriptions = (
  db: Db,
  tickets: readonly { id: string; instanceId: string }[],
): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      delete from signal_subscription s
      using unnest(
        ${tickets.map(({ id }) => id)}::uuid[],
        ${tickets.map(({ instanceId }) => instanceId)}::uuid[]) as t (id, instance_id)
      where s.id = t.id and s.instance_id = t.instance_id
      returning s.id`),
  )

export const deleteSignalSubscriptions = (db: Db, keys: readonly EventKey[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      delete from signal_subscription s
      using unnest(
        ${keys.map(({ instanceId }) => instanceId)}::uuid[],
        ${keys.map(({ visit }) => visit)}::text[],
        ${keys.map(({ event }) => event)}::text[],
        ${keys.map(({ round }) => round)}::int[]) as k (instance_id, visit, event, round)
      where s.instance_id = k.instance_id and s.visit = k.visit and s.event = k.event and s.round = k.round`),
  )

type SignalErrands = { signalId: string; name: string; variables: Variables; hops: number; at: Date }

/**
 * One errand for each instance that listens, all in one statement, however many they are. A broadcast is one moment:
 * whoever listens after it hears nothing.
 */
export const insertSignalErrands = (
  db: Db,
  { signalId, name, variables, hops, at }: SignalErrands,
): Promise<{ count: number }> =>
  db.one(sql`
    with told as (
      insert into errand (line, kind, payload, available_at)
      select instance_id, 'deliver', json_build_object(
          'id', 'signal:' || ${signalId}::text || ':' || id,
          'instanceId', instance_id,
          'fact', json_build_object('type', 'signalReceived', 'visit', visit, 'event', event, 'round', round,
            'variables', ${JSON.stringify(variables)}::json),
          'spends', json_build_object('kind', 'signal', 'id', id),
          'hops', ${hops}::int),
        ${at}
      from signal_subscription where name = ${name}
      returning 1)
    select count(*)::int as count from told`)

export type NewBroadcast = { id: string; checksum: Buffer; at: Date }

/** Nothing where it is there already; waits for whoever is just writing the same. */
export const insertBroadcast = (db: Db, { id, checksum, at }: NewBroadcast): Promise<{ id: string } | undefined> =>
  db.maybe(sql`
    insert into broadcast (id, checksum, listeners, begun, broadcast_at) values (${id}, ${checksum}, 0, 0, ${at})
    on conflict do nothing
    returning id`)

export const updateBroadcast = (db: Db, id: string, { listeners, begun }: Heard): Promise<unknown> =>
  db.rows(sql`update broadcast set listeners = ${listeners}, begun = ${begun} where id = ${id}`)

export type Broadcast = { checksum: Buffer; heard: Heard }

export const selectBroadcast = (db: Db, id: string): Promise<Broadcast | undefined> =>
  db.maybe(sql`
    select checksum, json_build_object('listeners', listeners, 'begun', begun) as heard from broadcast where id = ${id}`)

export const deleteOldBroadcasts = (db: Db, before: Date, limit: number): Promise<{ id: string }[]> =>
  db.rows(sql`
    delete from broadcast where id in (
      select id from broadcast where broadcast_at < ${before} order by broadcast_at limit ${limit})
    returning id`)
