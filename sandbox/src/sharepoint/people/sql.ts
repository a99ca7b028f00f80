import type { Store } from '../../store/index.ts'
import type { GroupId } from './groups.ts'

/** Somebody as a site knows them: by a number of its own. */
export type SiteUserRow = { id: number; principal: string; isAdmin: 0 | 1 }

export const siteUserRows = (store: Store, siteId: string): SiteUserRow[] =>
  store.rows<SiteUserRow>`
    select id, principal, is_admin as isAdmin from site_user where site_id = ${siteId} order by id limit 10000`

export const rowsOfGroup = (store: Store, siteId: string, groupId: GroupId): SiteUserRow[] =>
  store.rows<SiteUserRow>`
    select site_user.id, principal, is_admin as isAdmin
    from site_group_member join site_user on site_user.site_id = site_group_member.site_id and site_user.id = user_id
    where site_group_member.site_id = ${siteId} and group_id = ${groupId} order by site_user.id limit 10000`

export const groupIdsOfUser = (store: Store, siteId: string, userId: number): GroupId[] =>
  store.rows<{ groupId: GroupId }>`
    select group_id as groupId from site_group_member
    where site_id = ${siteId} and user_id = ${userId} order by group_id limit 10`.map(({ groupId }) => groupId)

/** Below are the site's groups and what belongs to the system. */
const firstUserId = 6

/** Whoever is known keeps their number. */
export function saveSiteUser(store: Store, siteId: string, principal: string): number {
  const known = store.row<{ id: number }>`
    select id from site_user where site_id = ${siteId} and principal = ${principal}`
  if (known) return known.id
  const last = store.row<{ id: number | null }>`select max(id) as id from site_user where site_id = ${siteId}`?.id
  const id = Math.max(firstUserId, (last ?? 0) + 1)
  store.run`insert into site_user (site_id, id, principal) values (${siteId}, ${id}, ${principal})`
  return id
}

export const makeAdmin = (store: Store, siteId: string, userId: number): void =>
  store.run`update site_user set is_admin = 1 where site_id = ${siteId} and id = ${userId}`

/** False where they are in it already. */
export const addToGroup = (store: Store, siteId: string, groupId: GroupId, userId: number): boolean =>
  store.row`
    insert into site_group_member (site_id, group_id, user_id) values (${siteId}, ${groupId}, ${userId})
    on conflict do nothing returning user_id` !== undefined

/** False where they are not in it. */
export const takeFromGroup = (store: Store, siteId: string, groupId: GroupId, userId: number): boolean =>
  store.row`
    delete from site_group_member where site_id = ${siteId} and group_id = ${groupId} and user_id = ${userId}
    returning user_id` !== undefined

export type ActivityRow = {
  at: number
  actorId: string | null
  via: string
  done: 'added' | 'removed'
  groupId: GroupId
  principal: string
}

export function noteActivity(store: Store, siteId: string, activity: ActivityRow): void {
  const { at, actorId, via, done, groupId, principal } = activity
  store.run`
    insert into site_activity (site_id, at, actor_id, via, done, group_id, principal)
    values (${siteId}, ${at}, ${actorId}, ${via}, ${done}, ${groupId}, ${principal})`
}

/** The newest first. */
export const activityRows = (store: Store, siteId: string, limit: number): ActivityRow[] =>
  store.rows<ActivityRow>`
    select at, actor_id as actorId, via, done, group_id as groupId, principal
    from site_activity where site_id = ${siteId} order by position desc limit ${limit}`

/** How somebody came into a group the last time. */
export const lastAdded = (store: Store, siteId: string, groupId: GroupId, principal: string): ActivityRow | undefined =>
  store.row<ActivityRow>`
    select at, actor_id as actorId, via, done, group_id as groupId, principal
    from site_activity
    where site_id = ${siteId} and group_id = ${groupId} and principal = ${principal} and done = 'added'
    order by position desc limit 1`
