import type { Attributes, ObjectKind } from '@countersign/core/directory'
import { type Db, prepared, sql, takeTogether, writeTogether } from '../../platform/database/index.ts'

type NewObject = { storeId: string; id: string; kind: ObjectKind; attributes: Attributes; at: Date }

export const insertObject = writeTogether(
  ({ id }: NewObject) => id,
  (db, objects) =>
    db.rows(
      prepared(sql`
        insert into directory_object (store_id, id, kind, attributes, created_at, changed_at)
        select store_id, id, kind, attributes, at, at from unnest(
          ${objects.map(({ storeId }) => storeId)}::uuid[], ${objects.map(({ id }) => id)}::uuid[],
          ${objects.map(({ kind }) => kind)}::text[],
          ${objects.map(({ attributes }) => JSON.stringify(attributes))}::jsonb[],
          ${objects.map(({ at }) => at)}::timestamptz[]) as new (store_id, id, kind, attributes, at)`),
    ),
)

/** What is set to null is taken out: nothing is said in one way only. */
export const updateObject = (db: Db, storeId: string, id: string, values: Attributes, at: Date): Promise<unknown> =>
  db.rows(sql`
    update directory_object
    set attributes = jsonb_strip_nulls(attributes || ${JSON.stringify(values)}::jsonb), version = version + 1,
      changed_at = ${at}
    where store_id = ${storeId} and id = ${id}`)

export const deleteObject = (db: Db, storeId: string, id: string): Promise<unknown> =>
  db.rows(sql`delete from directory_object where store_id = ${storeId} and id = ${id}`)

export const replaceRelation = async (
  db: Db,
  storeId: string,
  objectId: string,
  name: string,
  userIds: readonly string[],
): Promise<void> => {
  await db.rows(
    sql`delete from directory_relation where store_id = ${storeId} and object_id = ${objectId} and name = ${name}`,
  )
  await db.rows(sql`
    insert into directory_relation (store_id, object_id, name, user_id)
    select ${storeId}, ${objectId}, ${name}, user_id from unnest(${userIds}::uuid[]) as user_id`)
}

export const insertMembers = (
  db: Db,
  storeId: string,
  groupId: string,
  memberIds: readonly string[],
  at: Date,
): Promise<unknown> =>
  db.rows(sql`
    insert into directory_member (store_id, group_id, member_id, since)
    select ${storeId}, ${groupId}, member_id, ${at} from unnest(${memberIds}::uuid[]) as member_id
    on conflict do nothing`)

export const deleteMember = (db: Db, storeId: string, groupId: string, memberId: string): Promise<unknown> =>
  db.rows(sql`
    delete from directory_member
    where store_id = ${storeId} and group_id = ${groupId} and member_id = ${memberId}`)

/** Held by whoever nests: two that do so at a time could close a circle that neither of them sees. */
export const lockNesting = (db: Db, storeId: string): Promise<unknown> =>
  db.rows(sql`select pg_advisory_xact_lock(4711006, hashtext(${storeId}))`)

/** Whether the group lies within the other, however deep. */
export const selectLiesWithin = async (db: Db, storeId: string, groupId: string, withinId: string): Promise<boolean> =>
  (
    await db.one<{ found: boolean }>(sql`
      with recursive above(id) as (
        select ${groupId}::uuid
        union
        select m.group_id from directory_member m join above on m.member_id = above.id
        where m.store_id = ${storeId})
      select exists (select from above where id = ${withinId}) as found`)
  ).found

export const upsertPassword = (
  db: Db,
  storeId: string,
  userId: string,
  { salt, hash, at }: { salt: Buffer; hash: Buffer; at: Date },
): Promise<unknown> =>
  db.rows(sql`
    insert into directory_password (store_id, user_id, salt, hash, changed_at)
    values (${storeId}, ${userId}, ${salt}, ${hash}, ${at})
    on conflict (store_id, user_id) do update
    set salt = excluded.salt, hash = excluded.hash, changed_at = excluded.changed_at`)

/** False if the key has been used before; whoever is using it at this moment is waited for. */
export const claimKey = takeTogether(
  ({ storeId, key }: Claim) => `${storeId} ${key}`,
  async (db, claims): Promise<boolean[]> => {
    const claimed = await db.rows<Omit<Claim, 'targetId'>>(
      prepared(sql`
        insert into directory_applied (store_id, key, target_id)
        select * from unnest(${claims.map(({ storeId }) => storeId)}::uuid[], ${claims.map(({ key }) => key)}::text[],
          ${claims.map(({ targetId }) => targetId)}::uuid[])
        on conflict do nothing
        returning store_id as "storeId", key`),
    )
    const ours = new Set(claimed.map(({ storeId, key }) => `${storeId} ${key}`))
    return claims.map(({ storeId, key }) => ours.has(`${storeId} ${key}`))
  },
)

type Claim = { storeId: string; key: string; targetId: string }

export const selectTargetOf = (db: Db, storeId: string, key: string): Promise<{ targetId: string }> =>
  db.one(sql`select target_id as "targetId" from directory_applied where store_id = ${storeId} and key = ${key}`)

export const releaseKey = (db: Db, storeId: string, key: string): Promise<unknown> =>
  db.rows(sql`delete from directory_applied where store_id = ${storeId} and key = ${key}`)
