import type { Variables } from '@countersign/engine'
import { type Db, prepared, sql } from '../../platform/database/index.ts'
import type { EventKey } from '../writes.ts'

export type NewMessageSubscription = EventKey & {
  id: string
  processId: string
  name: string
  correlationKey: string
  createdAt: Date
}

export const insertMessageSubscriptions = (db: Db, rows: readonly NewMessageSubscription[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into message_subscription
        (id, instance_id, process_id, visit, event, round, name, correlation_key, created_at)
      select * from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ instanceId }) => instanceId)}::uuid[],
        ${rows.map(({ processId }) => processId)}::text[],
        ${rows.map(({ visit }) => visit)}::text[],
        ${rows.map(({ event }) => event)}::text[],
        ${rows.map(({ round }) => round)}::int[],
        ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ correlationKey }) => correlationKey)}::text[],
        ${rows.map(({ createdAt }) => createdAt)}::timestamptz[])`),
  )

export const takeMessageSubscriptions = (
  db: Db,
  tickets: readonly { id: string; instanceId: string }[],
): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      delete from message_subscription s
      using unnest(
        ${tickets.map(({ id }) => id)}::uuid[],
        ${tickets.map(({ instanceId }) => instanceId)}::uuid[]) as t (id, instance_id)
      where s.id = t.id and s.instance_id = t.instance_id
      returning s.id`),
  )

export const deleteMessageSubscriptions = (db: Db, keys: readonly EventKey[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      delete from message_subscription s
      using unnest(
        ${keys.map(({ instanceId }) => instanceId)}::uuid[],
        ${keys.map(({ visit }) => visit)}::text[],
        ${keys.map(({ event }) => event)}::text[],
        ${keys.map(({ round }) => round)}::int[]) as k (instance_id, visit, event, round)
      where s.instance_id = k.instance_id and s.visit = k.visit and s.event = k.event and s.round = k.round`),
  )

/** What a message is addressed to. */
export type Address = { readonly name: string; readonly correlationKey: string }

/**
 * Publishing to an address and looking there for messages exclude each other: of a message and a subscription that
 * come at the same moment, the later one sees the other. In one order, so that nobody waits in a circle.
 */
export const lockAddresses = (db: Db, addresses: readonly Address[]): Promise<unknown> =>
  db.rows(
    prepared(sql`
      select pg_advisory_xact_lock(4711010, hash) from (
        select distinct hashtext(name || ' ' || correlation_key) as hash
        from unnest(
          ${addresses.map(({ name }) => name)}::text[],
          ${addresses.map(({ correlationKey }) => correlationKey)}::text[]) as a (name, correlation_key)
        order by 1) as ordered`),
  )

export type NewMessage = Address & {
  id: string
  messageId: string | null
  variables: Variables
  publishedAt: Date
  publishedBy?: string | null
  expiresAt: Date
}

/** The ids of messages that are kept no longer are free again, swept away or not. */
export const deleteExpiredTwins = (db: Db, rows: readonly NewMessage[], at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      delete from message m
      using unnest(
        ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ correlationKey }) => correlationKey)}::text[],
        ${rows.map(({ messageId }) => messageId)}::text[]) as t (name, correlation_key, message_id)
      where m.name = t.name and m.correlation_key = t.correlation_key and m.message_id = t.message_id
        and m.expires_at <= ${at}`),
  )

/** Answers those that were not published before, by the ids that their senders gave them. */
export const insertMessages = (db: Db, rows: readonly NewMessage[]): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      insert into message (id, name, correlation_key, message_id, variables, published_at, expires_at, published_by)
      select id, name, correlation_key, message_id, variables, published_at, expires_at, published_by from unnest(
        ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ name }) => name)}::text[],
        ${rows.map(({ correlationKey }) => correlationKey)}::text[],
        ${rows.map(({ messageId }) => messageId)}::text[],
        ${rows.map(({ variables }) => JSON.stringify(variables))}::json[],
        ${rows.map(({ publishedAt }) => publishedAt)}::timestamptz[],
        ${rows.map(({ expiresAt }) => expiresAt)}::timestamptz[],
        ${rows.map(({ publishedBy }) => publishedBy)}::uuid[])
        with ordinality
          as m (id, name, correlation_key, message_id, variables, published_at, expires_at, published_by, place)
      order by place
      on conflict (name, correlation_key, message_id) do nothing
      returning id`),
  )

const passedOverMs = 50 // as long as the commit takes that holds a wait, generously

/**
 * For each of these messages, which must not share an address: in every process the instance that has waited longest,
 * unless the process had the message before. It is going to get it, by an errand. One that is just being taken away is
 * not waited for: an errand looks again, since behind it others may wait.
 */
export const matchSubscriptions = (
  db: Db,
  messageIds: readonly string[],
  at: Date,
  /** Only those that waited when it was published: its time is over. */
  whoWaitedThen = false,
): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with longest as (
        select s.id, s.process_id, m.id as message_id, m.variables
        from message m
        join message_subscription s on s.name = m.name and s.correlation_key = m.correlation_key
        where m.id = any(${messageIds}::uuid[]) and s.message_id is null
          and (s.created_at <= m.published_at or not ${whoWaitedThen}::boolean)
          and not exists (
            select from message_correlation c where c.message_id = m.id and c.process_id = s.process_id)
          and not exists (
            select from message_subscription e
            where e.name = s.name and e.correlation_key = s.correlation_key and e.process_id = s.process_id
              and e.message_id is null and (e.created_at, e.id) < (s.created_at, s.id))),
      chosen as (
        select s.id, l.message_id, l.variables
        from longest l join message_subscription s on s.id = l.id
        for update of s skip locked),
      matched as (
        update message_subscription s set message_id = chosen.message_id
        from chosen where s.id = chosen.id
        returning s.*, chosen.variables),
      correlated as (
        insert into message_correlation (message_id, process_id) select message_id, process_id from matched),
      passed_over as (
        insert into errand (line, kind, payload, available_at)
        select message_id, 'rematch', json_build_object('messageId', message_id, 'processId', process_id),
          ${new Date(at.getTime() + passedOverMs)}
        from longest where id not in (select id from chosen)),
      told as (
        insert into errand (line, kind, payload, available_at)
        select instance_id, 'deliver', json_build_object(
            'id', 'message:' || message_id,
            'instanceId', instance_id,
            'fact', json_build_object('type', 'messageReceived', 'visit', visit, 'event', event, 'round', round,
              'variables', variables),
            'spends', json_build_object('kind', 'message', 'id', id),
            'otherwise', json_build_object('line', instance_id, 'kind', 'rematch',
              'payload', json_build_object('messageId', message_id, 'processId', process_id))),
          ${at}
        from matched)
      select from matched`),
  )

export type MessageStart = {
  messageId: string
  versionId: string
  processId: string
  event: string
  correlationKey: string
  variables: Variables
  publishedBy: string | null
}

/** The processes that one of these messages begins, unless they had it before, or run already for this key. */
export const selectMessageStarts = (db: Db, messageIds: readonly string[]): Promise<MessageStart[]> =>
  db.rows(
    prepared(sql`
      select m.id as "messageId", s.version_id as "versionId", s.process_id as "processId", s.event,
        m.correlation_key as "correlationKey", m.variables, m.published_by as "publishedBy"
      from message m join start_event s on s.type = 'message' and s.name = m.name
      where m.id = any(${messageIds}::uuid[])
        and not exists (select from message_correlation c where c.message_id = m.id and c.process_id = s.process_id)
        and not exists (
          select from message_start r where r.process_id = s.process_id and r.correlation_key = m.correlation_key)
      order by m.number`),
  )

/** Of several messages that want to begin the same process for the same key, one gets the place. */
export const insertMessageStarts = (
  db: Db,
  rows: readonly { processId: string; correlationKey: string; instanceId: string }[],
): Promise<{ instanceId: string }[]> =>
  db.rows(
    prepared(sql`
      insert into message_start (process_id, correlation_key, instance_id)
      select * from unnest(
        ${rows.map(({ processId }) => processId)}::text[],
        ${rows.map(({ correlationKey }) => correlationKey)}::text[],
        ${rows.map(({ instanceId }) => instanceId)}::uuid[])
      on conflict do nothing
      returning instance_id as "instanceId"`),
  )

export const insertCorrelations = (
  db: Db,
  rows: readonly { messageId: string; processId: string }[],
): Promise<unknown> =>
  db.rows(
    prepared(sql`
      insert into message_correlation (message_id, process_id)
      select * from unnest(
        ${rows.map(({ messageId }) => messageId)}::uuid[],
        ${rows.map(({ processId }) => processId)}::text[])
      on conflict do nothing`),
  )

export const deleteCorrelation = (db: Db, messageId: string, processId: string): Promise<unknown> =>
  db.rows(sql`delete from message_correlation where message_id = ${messageId} and process_id = ${processId}`)

export const selectAddress = (db: Db, messageId: string): Promise<Address | undefined> =>
  db.maybe(sql`select name, correlation_key as "correlationKey" from message where id = ${messageId}`)

/** The messages that wait at this address, the oldest first. */
export const selectWaiting = (db: Db, { name, correlationKey }: Address, at: Date): Promise<{ id: string }[]> =>
  db.rows(
    prepared(sql`
      select id from message
      where name = ${name} and correlation_key = ${correlationKey} and expires_at > ${at}
      order by number
      limit 1000`),
  )

/** Instances that ended make room for the next of their key. The names by which their processes begin. */
export const releaseMessageStarts = (db: Db, instanceIds: readonly string[], at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      with released as (
        delete from message_start where instance_id = any(${instanceIds}::uuid[])
        returning process_id, correlation_key, instance_id)
      insert into errand (line, kind, payload, available_at)
      select r.instance_id, 'match', json_build_object('name', s.name, 'correlationKey', r.correlation_key), ${at}
      from released r join start_event s on s.process_id = r.process_id and s.type = 'message'`),
  )

const lastErrandMs = 600_000 // errands that look once more for who waited are long done by then

/** Some time after: the last errand of a message may still have to give it to somebody. */
export const deleteExpiredMessages = (db: Db, at: Date, limit: number): Promise<{ id: string }[]> =>
  db.rows(sql`
    delete from message where id in (
      select id from message where expires_at <= ${new Date(at.getTime() - lastErrandMs)}
      order by expires_at
      limit ${limit})
    returning id`)
