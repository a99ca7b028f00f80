// Sites: one for everybody, and one for each team that has a Microsoft 365 group.

import type { Store } from '../store/index.ts'

export type Site = {
  id: string
  webId: string
  /** Relative to the host: empty for the root, else `sites/sales`. */
  path: string
  name: string
  displayName: string
  description: string
  groupId: string | null
  createdAt: number
}

export const sites = (store: Store): Site[] =>
  store.rows<Site>`
    select id, web_id as webId, path, name, display_name as displayName, description, group_id as groupId,
      created_at as createdAt
    from site order by path limit 1000`

export const siteByPath = (store: Store, path: string): Site | undefined =>
  store.row<Site>`
    select id, web_id as webId, path, name, display_name as displayName, description, group_id as groupId,
      created_at as createdAt
    from site where path = ${path}`

export function addSite(store: Store, site: Site): void {
  const { id, webId, path, name, displayName, description, groupId, createdAt } = site
  store.run`
    insert into site (id, web_id, path, name, display_name, description, group_id, created_at)
    values (${id}, ${webId}, ${path}, ${name}, ${displayName}, ${description}, ${groupId}, ${createdAt})`
}

export type SitePermission = { id: string; appId: string; appName: string; roles: readonly string[] }

type PermissionRow = Omit<SitePermission, 'roles'> & { roles: string }

export const sitePermissions = (store: Store, siteId: string): SitePermission[] =>
  store.rows<PermissionRow>`
    select id, app_id as appId, app_name as appName, roles from site_permission
    where site_id = ${siteId} order by app_name limit 1000`.map((row) => ({
    ...row,
    roles: JSON.parse(row.roles) as string[],
  }))

/** An app that is let in again is let in as it is now. */
export function setSitePermission(store: Store, siteId: string, { id, appId, appName, roles }: SitePermission): void {
  store.run`
    insert into site_permission (id, site_id, app_id, app_name, roles)
    values (${id}, ${siteId}, ${appId}, ${appName}, ${JSON.stringify(roles)})
    on conflict (site_id, app_id) do update set app_name = excluded.app_name, roles = excluded.roles`
}

export const removeSitePermission = (store: Store, siteId: string, id: string): boolean =>
  store.row`delete from site_permission where id = ${id} and site_id = ${siteId} returning id` !== undefined
