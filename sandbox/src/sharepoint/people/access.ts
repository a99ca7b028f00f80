// Who gets into a site, and how. Whoever administers a site may do everything there, whatever groups they are in.

import type { Directory } from '../../directory/index.ts'
import type { Store } from '../../store/index.ts'
import type { Site } from '../sites.ts'
import { type Level, levels, type SiteGroup, siteGroups } from './groups.ts'
import { covers, type Principal, peopleMeant, principalOf } from './principal.ts'
import { groupIdsOfUser, rowsOfGroup, type SiteUserRow, siteUserRows } from './sql.ts'

export type SiteUser = { id: number; principal: Principal; isAdmin: boolean }

/** One of the reasons for which somebody gets in: as an administrator of the site, or by one of its groups. */
export type Way = { level: Level; user: SiteUser; group: SiteGroup | undefined }

export type House = { store: Store; directory: Directory }

const asUser = ({ id, principal, isAdmin }: SiteUserRow): SiteUser => ({
  id,
  principal: principalOf(principal),
  isAdmin: isAdmin === 1,
})

export const siteUsers = (store: Store, site: Site): SiteUser[] => siteUserRows(store, site.id).map(asUser)

export const usersOfGroup = (store: Store, site: Site, group: SiteGroup): SiteUser[] =>
  rowsOfGroup(store, site.id, group.id).map(asUser)

export const groupsOfUser = (store: Store, site: Site, user: SiteUser): SiteGroup[] => {
  const ids = groupIdsOfUser(store, site.id, user.id)
  return siteGroups.filter(({ id }) => ids.includes(id))
}

/** Every way into a site there is, the best first. */
function allWays({ store }: Pick<House, 'store'>, site: Site): Way[] {
  const asAdmins = siteUsers(store, site)
    .filter(({ isAdmin }) => isAdmin)
    .map((user): Way => ({ level: 'full', user, group: undefined }))
  const byGroups = siteGroups.flatMap((group) =>
    usersOfGroup(store, site, group).map((user): Way => ({ level: group.level, user, group })),
  )
  return [...asAdmins, ...byGroups].sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level))
}

export const waysOf = (house: House, site: Site, personId: string): Way[] =>
  allWays(house, site).filter(({ user }) => covers(house.directory, user.principal, personId))

/** What somebody may do there; nothing, if they do not get in. */
export const levelOf = (house: House, site: Site, personId: string): Level | undefined =>
  waysOf(house, site, personId)[0]?.level

/** Everybody who is meant by name or by a group, with their best way in; whoever only everyone means is not among them. */
export function peopleOf(house: House, site: Site): Map<string, Way> {
  const people = new Map<string, Way>()
  for (const way of allWays(house, site))
    for (const id of peopleMeant(house.directory, way.user.principal)) if (!people.has(id)) people.set(id, way)
  return people
}
