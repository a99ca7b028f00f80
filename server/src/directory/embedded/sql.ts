import type { Attributes, ObjectKind, Reference } from '@countersign/core/directory'
import { brief, type Db, prepared, type Statement, sql } from '../../platform/database/index.ts'

export type ObjectRow = { id: string; kind: ObjectKind; version: number; attributes: Attributes; sortName: string }

const objectColumns = sql`o.id, o.kind, o.version, o.attributes, o.sort_name as "sortName"`

export type RelationRow = { relation: string } & Reference

export const selectObject = (db: Db, storeId: string, id: string): Promise<ObjectRow | undefined> =>
  db.maybe(brief(sql`select ${objectColumns} from directory_object o where store_id = ${storeId} and id = ${id}`))

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
export const selectNamed = (db: Db, storeId: string, name: string): Promise<{ id: string }[]> =>
  db.rows(sql`
    select id from (
      select id, 1 as rank from directory_object
      where store_id = ${storeId} and kind = 'user' and lower(attributes ->> 'userPrincipalName') = lower(${name})
      union all
      select id, 2 from directory_object where store_id = ${storeId} and lower(attributes ->> 'mail') = lower(${name})
      union all
      select id, case kind when 'user' then 3 else 4 end from directory_object
      where store_id = ${storeId} and kind in ('user', 'group') and lower(attributes ->> 'mailNickname') = lower(${name})
    ) as named
    order by rank limit 1`)

export const selectUsersNamed = (db: Db, storeId: string, name: string): Promise<{ id: string }[]> =>
  db.rows(sql`
    select id from directory_object
    where store_id = ${storeId} and kind = 'user' and lower(attributes ->> 'userPrincipalName') = lower(${name})
    union
    select id from directory_object
    where store_id = ${storeId} and kind = 'user' and lower(attributes ->> 'mail') = lower(${name})
    limit 10`)

export const selectReferences = (db: Db, storeId: string, ids: readonly string[]): Promise<Reference[]> =>
  db.rows(
    brief(sql`
      select id, kind, attributes ->> 'displayName' as name
      from directory_object where store_id = ${storeId} and id = any(${ids}::uuid[])
      limit ${ids.length}`),
  )

export const selectRelations = (db: Db, storeId: string, objectId: string): Promise<RelationRow[]> =>
  db.rows(
    brief(sql`
      select r.name as "relation", o.id, o.kind, o.attributes ->> 'displayName' as name
      from directory_relation r join directory_object o on o.store_id = r.store_id and o.id = r.user_id
      where r.store_id = ${storeId} and r.object_id = ${objectId}
      order by o.sort_name, o.id limit 1000`),
  )

export type Place = { name: string; id: string }

const after = (place: Place | undefined): Statement =>
  place === undefined ? sql`true` : sql`(o.sort_name, o.id) > (${place.name}, ${place.id}::uuid)`

export type ObjectSearch = { kind: ObjectKind; patterns: readonly string[]; department: string | undefined }

/** Each pattern is a condition of its own, so that the index on trigrams can serve it. */
export const selectObjects = (
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
