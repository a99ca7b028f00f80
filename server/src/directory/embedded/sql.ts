import type { Attributes, ObjectKind, Reference } from '@countersign/core/directory'
import { brief, type Db, prepared, readTogether, type Statement, sql } from '../../platform/database/index.ts'

export type ObjectRow = { id: string; kind: ObjectKind; version: number; attributes: Attributes; sortName: string }

const objectColumns = sql`o.id, o.kind, o.version, o.attributes, o.sort_name as "sortName"`

export type RelationRow = { relation: string } & Reference

/** Where an object is: ids are a store's own. */
export type Whereabouts = { storeId: string; id: string }

export const keyOf = ({ storeId, id }: Whereabouts): string => `${storeId} ${id}`.toLowerCase()

const those = (places: readonly Whereabouts[]) => sql`
  unnest(${places.map(({ storeId }) => storeId)}::uuid[], ${places.map(({ id }) => id)}::uuid[]) as p (store_id, id)`

export const selectObjects = (db: Db, places: readonly Whereabouts[]): Promise<(ObjectRow & Whereabouts)[]> =>
  db.rows(
    brief(sql`
      select ${objectColumns}, o.store_id as "storeId"
      from ${those(places)} join directory_object o on o.store_id = p.store_id and o.id = p.id`),
  )

/**
 * Held until the end of the transaction: what is compared with it is still true when it is written. Others may refer to it
 * meanwhile: two changes that refer to each other's objects must not wait for each other.
 */
export const lockObject = (db: Db, storeId: string, id: string): Promise<ObjectRow | undefined> =>
  db.maybe(
    prepared(
      sql`select ${objectColumns} from directory_object o where store_id = ${storeId} and id = ${id} for no key update`,
    ),
  )

/** Named by text; a user name comes before a mail address, a user before a group. */
export const selectNamed = (db: Db, storeId: string, name: string): Promise<string | undefined> =>
  firstNamed(db, { storeId, name })

/** How somebody is called in a store, by whatever name. */
type Called = { storeId: string; name: string }

const callOf = ({ storeId, name }: Called): string => `${storeId} ${name}`

const calls = (called: readonly Called[]) => sql`
  unnest(${called.map(({ storeId }) => storeId)}::uuid[], ${called.map(({ name }) => name)}::text[])
    with ordinality as c (store_id, name, place)`

const firstNamed = readTogether(callOf, async (db, called): Promise<(string | undefined)[]> => {
  const found = await db.rows<{ place: number; id: string }>(
    brief(sql`
      select c.place::int as place, n.id from ${calls(called)}, lateral (
        select id, 1 as rank from directory_object
        where store_id = c.store_id and kind = 'user' and lower(attributes ->> 'userPrincipalName') = lower(c.name)
        union all
        select id, 2 from directory_object where store_id = c.store_id and lower(attributes ->> 'mail') = lower(c.name)
        union all
        select id, case kind when 'user' then 3 else 4 end from directory_object
        where store_id = c.store_id and kind in ('user', 'group')
          and lower(attributes ->> 'mailNickname') = lower(c.name)
        order by rank limit 1) as n`),
  )
  const ids = new Map(found.map(({ place, id }) => [place, id]))
  return called.map((_, index) => ids.get(index + 1))
})

export const selectUsersNamed = (db: Db, storeId: string, name: string): Promise<string[]> =>
  usersNamed(db, { storeId, name })

const usersNamed = readTogether(callOf, async (db, called): Promise<string[][]> => {
  const found = await db.rows<{ place: number; ids: string[] }>(
    brief(sql`
      select c.place::int as place, array(
        select id from directory_object
        where store_id = c.store_id and kind = 'user' and lower(attributes ->> 'userPrincipalName') = lower(c.name)
        union
        select id from directory_object
        where store_id = c.store_id and kind = 'user' and lower(attributes ->> 'mail') = lower(c.name)
        limit 10) as ids
      from ${calls(called)}`),
  )
  const ids = new Map(found.map((one) => [one.place, one.ids]))
  return called.map((_, index) => ids.get(index + 1) ?? [])
})

export const selectReferences = (db: Db, storeId: string, ids: readonly string[]): Promise<Reference[]> =>
  db.rows(
    brief(sql`
      select id, kind, attributes ->> 'displayName' as name
      from directory_object where store_id = ${storeId} and id = any(${ids}::uuid[])
      limit ${ids.length}`),
  )

/** Of each object at most so many, by name. */
export const selectRelations = (
  db: Db,
  places: readonly Whereabouts[],
): Promise<(RelationRow & { storeId: string; objectId: string })[]> =>
  db.rows(
    brief(sql`
      select p.store_id as "storeId", p.id as "objectId", r.relation, r.id, r.kind, r.name
      from ${those(places)}, lateral (
        select r.name as relation, o.id, o.kind, o.attributes ->> 'displayName' as name
        from directory_relation r join directory_object o on o.store_id = r.store_id and o.id = r.user_id
        where r.store_id = p.store_id and r.object_id = p.id
        order by o.sort_name, o.id limit 1000) as r`),
  )

export type Place = { name: string; id: string }

const after = (place: Place | undefined): Statement =>
  place === undefined ? sql`true` : sql`(o.sort_name, o.id) > (${place.name}, ${place.id}::uuid)`

export type ObjectSearch = { kind: ObjectKind; patterns: readonly string[]; department: string | undefined }

/** Each pattern is a condition of its own, so that the index on trigrams can serve it. */
export const searchObjects = (
  db: Db,
  storeId: string,
  { kind, patterns, department }: ObjectSearch,
  place: Place | undefined,
  limit: number,
): Promise<ObjectRow[]> => {
  const matching = patterns.reduce((all, pattern) => sql`${all} and o.search_text like ${pattern}`, sql`true`)
  const inDepartment =
    department === undefined ? sql`true` : sql`lower(o.attributes ->> 'department') = lower(${department})`
  return db.rows(sql`
    select ${objectColumns} from directory_object o
    where o.store_id = ${storeId} and o.kind = ${kind} and ${matching} and ${inDepartment} and ${after(place)}
    order by o.sort_name, o.id
    limit ${limit}`)
}

/** Those whom a table of pairs leads to, by name. */
const selectVia = (db: Db, via: Statement, place: Place | undefined, limit: number): Promise<ObjectRow[]> =>
  db.rows(sql`
    select ${objectColumns} from ${via} and ${after(place)}
    order by o.sort_name, o.id
    limit ${limit}`)

export const selectMembers = (db: Db, storeId: string, groupId: string, place: Place | undefined, limit: number) =>
  selectVia(
    db,
    sql`directory_member m join directory_object o on o.store_id = m.store_id and o.id = m.member_id
      where m.store_id = ${storeId} and m.group_id = ${groupId}`,
    place,
    limit,
  )

export const selectMemberOf = (db: Db, storeId: string, memberId: string, place: Place | undefined, limit: number) =>
  selectVia(
    db,
    sql`directory_member m join directory_object o on o.store_id = m.store_id and o.id = m.group_id
      where m.store_id = ${storeId} and m.member_id = ${memberId}`,
    place,
    limit,
  )

/** Those that answer to this user by one of these relations; once each. */
export const selectAnswering = (
  db: Db,
  storeId: string,
  userId: string,
  names: readonly string[],
  place: Place | undefined,
  limit: number,
) =>
  selectVia(
    db,
    sql`directory_object o where o.store_id = ${storeId} and o.id in (
      select r.object_id from directory_relation r
      where r.store_id = ${storeId} and r.user_id = ${userId} and r.name = any(${names}::text[]))`,
    place,
    limit,
  )

export const selectIsMember = async (db: Db, storeId: string, groupId: string, memberId: string): Promise<boolean> =>
  (
    await db.one<{ found: boolean }>(sql`
      select exists (select from directory_member
        where store_id = ${storeId} and group_id = ${groupId} and member_id = ${memberId}) as found`)
  ).found
