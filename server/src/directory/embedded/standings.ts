import { holdersMax, type Person, referenceTo, type Standing } from '@countersign/core/approvals'
import { type Db, prepared, readTogether, sql } from '../../platform/database/index.ts'

/** Of a group so many users are read: one more than are asked, so that it shows where they are more. */
const membersMax = holdersMax + 1

export async function readStandings(db: Db, storeId: string, ids: readonly string[]): Promise<Standing[]> {
  if (ids.length === 0) return []
  return readThose(db, { storeId, ids })
}

/** Those who are asked about at the same moment are mostly the same. */
const readThose = readTogether(
  ({ storeId, ids }: { storeId: string; ids: readonly string[] }) => `${storeId} ${ids.join(' ')}`,
  (db, asked): Promise<Standing[][]> =>
    Promise.all(asked.map(async ({ storeId, ids }) => (await selectStandings(db, storeId, ids)).map(standingOf))),
)

function standingOf({ kind, person, members, superiors }: StandingRow): Standing {
  const above = superiors.map(referenceTo)
  if (kind === 'user') return { kind, person, manager: above[0] ?? null }
  return { kind, group: { id: person.id, kind, name: person.name }, members, owners: above }
}

type StandingRow = {
  kind: 'user' | 'group'
  /** A group has none of what makes a person, but its id and its name. */
  person: Person
  members: Person[]
  superiors: { id: string; name: string }[]
}

const personOf = sql`jsonb_build_object(
  'id', o.id, 'name', o.attributes ->> 'displayName', 'userName', o.attributes ->> 'userPrincipalName',
  'mail', o.attributes ->> 'mail', 'enabled', coalesce((o.attributes ->> 'accountEnabled')::boolean, true))`

/** A manager of a user, owners of a group, and of a group all users within, however deep and in whatever circles. */
const selectStandings = (db: Db, storeId: string, ids: readonly string[]): Promise<StandingRow[]> =>
  db.rows(
    prepared(sql`
      with recursive inside(top, id) as (
        select m.group_id, m.member_id from directory_member m
        where m.store_id = ${storeId} and m.group_id = any(${ids}::uuid[])
        union
        select i.top, m.member_id from inside i join directory_member m on m.group_id = i.id
        where m.store_id = ${storeId})
      select o.kind, ${personOf} as person,
        coalesce((
          select jsonb_agg(u.person order by u.sort_name, u.id) from (
            select ${personOf} as person, o.sort_name, o.id
            from inside i join directory_object o on o.store_id = ${storeId} and o.id = i.id and o.kind = 'user'
            where i.top = t.id
            order by o.sort_name, o.id limit ${membersMax}) u), '[]') as members,
        coalesce((
          select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.attributes ->> 'displayName')
            order by s.sort_name, s.id)
          from directory_relation r join directory_object s on s.store_id = r.store_id and s.id = r.user_id
          where r.store_id = ${storeId} and r.object_id = t.id and r.name in ('manager', 'owners')), '[]') as superiors
      from directory_object t join directory_object o on o.store_id = t.store_id and o.id = t.id
      where t.store_id = ${storeId} and t.id = any(${ids}::uuid[])
      order by t.id
      limit ${ids.length}`),
  )
