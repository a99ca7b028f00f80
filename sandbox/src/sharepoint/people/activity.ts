import type { Store } from '../../store/index.ts'
import type { Site } from '../sites.ts'
import type { SiteUser } from './access.ts'
import { type SiteGroup, siteGroupById } from './groups.ts'
import { keyOf, type Principal, principalOf } from './principal.ts'
import { type ActivityRow, activityRows, lastAdded } from './sql.ts'

/** Somebody came into a group of a site, or left it. */
export type Activity = {
  at: number
  /** A person, if one stands behind it. */
  actorId: string | null
  via: string
  done: 'added' | 'removed'
  group: SiteGroup
  principal: Principal
}

/** The newest first. */
export const activityOf = (store: Store, site: Site, limit: number): Activity[] =>
  activityRows(store, site.id, limit).flatMap(asActivity)

/** Nothing for those who have been there from the beginning. */
export function howAdded(store: Store, site: Site, group: SiteGroup, { principal }: SiteUser): Activity | undefined {
  const row = lastAdded(store, site.id, group.id, keyOf(principal))
  return row && asActivity(row)[0]
}

function asActivity({ groupId, principal, ...row }: ActivityRow): Activity[] {
  const group = siteGroupById(groupId)
  return group ? [{ ...row, group, principal: principalOf(principal) }] : []
}
