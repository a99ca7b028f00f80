import type { Attributes, ObjectKind, RelationName } from '@countersign/core/directory'
import { type Db, sql } from '../../platform/database/index.ts'

export type ObjectToImport = { id: string; kind: ObjectKind; attributes: Attributes }

/** Objects keep their ids; those that are here are set to what they are there. Whose name is taken here is left out. */
export const importObjects = (
  db: Db,
  storeId: string,
  objects: readonly ObjectToImport[],
  at: Date,
): Promise<{ id: string }[]> =>
  db.rows(sql`
    insert into directory_object (store_id, id, kind, attributes, created_at, changed_at)
    select ${storeId}, one.id, one.kind, jsonb_strip_nulls(one.attributes), ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(objects)}::jsonb) as one(id uuid, kind text, attributes jsonb)
    where not exists (
      select from directory_object other
      where other.store_id = ${storeId} and other.id <> one.id and other.kind = one.kind
        and (lower(other.attributes ->> 'mailNickname') = lower(one.attributes ->> 'mailNickname')
          or (one.kind = 'user'
            and lower(other.attributes ->> 'userPrincipalName') = lower(one.attributes ->> 'userPrincipalName'))))
    on conflict (store_id, id) do update
    set attributes = excluded.attributes, version = directory_object.version + 1, changed_at = excluded.changed_at
    where directory_object.attributes <> excluded.attributes
    returning id`)

export type LinkRow = { from: string; to: string; name: RelationName | 'members' }

/** Only between objects that are here; how many were new. */
export async function importLinks(db: Db, storeId: string, links: readonly LinkRow[], at: Date): Promise<number> {
  const relations = links.filter(({ name }) => name !== 'members')
  const members = links.filter(({ name }) => name === 'members')
  await db.rows(sql`
    delete from directory_relation r
    using (select distinct (one ->> 'from')::uuid as id, one ->> 'name' as name
      from jsonb_array_elements(${JSON.stringify(relations)}::jsonb) as one) as given
    where r.store_id = ${storeId} and r.object_id = given.id and r.name = given.name`)
  const related = await db.rows(sql`
    insert into directory_relation (store_id, object_id, name, user_id)
    select distinct ${storeId}::uuid, f.id, one ->> 'name', t.id
    from jsonb_array_elements(${JSON.stringify(relations)}::jsonb) as one
    join directory_object f on f.store_id = ${storeId} and f.id = (one ->> 'from')::uuid
    join directory_object t on t.store_id = ${storeId} and t.id = (one ->> 'to')::uuid
    on conflict do nothing
    returning user_id`)
  const joined = await db.rows(sql`
    insert into directory_member (store_id, group_id, member_id, since)
    select distinct ${storeId}::uuid, f.id, t.id, ${at}::timestamptz
    from jsonb_array_elements(${JSON.stringify(members)}::jsonb) as one
    join directory_object f on f.store_id = ${storeId} and f.id = (one ->> 'from')::uuid
    join directory_object t on t.store_id = ${storeId} and t.id = (one ->> 'to')::uuid
    where f.id <> t.id
    on conflict do nothing
    returning member_id`)
  return related.length + joined.length
}
