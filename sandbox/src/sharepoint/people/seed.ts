// Who a site begins with. That of a Microsoft 365 group belongs to those who own the group, its members work in it, and
// the company's own administrator looks after all of them.

import { employeeId } from '../../company/index.ts'
import { text } from '../../directory/index.ts'
import type { Site } from '../sites.ts'
import type { House } from './access.ts'
import { type GroupId, siteGroups } from './groups.ts'
import { keyOf, type Principal } from './principal.ts'
import { addToGroup, makeAdmin, saveSiteUser, siteUserRows } from './sql.ts'

export function seedPeople({ store, directory }: House, site: Site): void {
  if (siteUserRows(store, site.id).length > 0) return
  const [owners, members, visitors] = siteGroups
  const put = (principal: Principal, ...groups: readonly { id: GroupId }[]): number => {
    const id = saveSiteUser(store, site.id, keyOf(principal))
    for (const group of groups) addToGroup(store, site.id, group.id, id)
    return id
  }
  const everyone: Principal = { kind: 'everyone' }
  if (site.groupId === null) {
    put({ kind: 'user', id: employeeId('elsa') }, owners)
    put(everyone, visitors)
  } else {
    makeAdmin(store, site.id, put({ kind: 'owners', id: site.groupId }, owners))
    put({ kind: 'group', id: site.groupId }, members)
    const group = directory.latest().find(site.groupId)
    if (group && text(group, 'visibility') === 'Public') put(everyone, members)
  }
  makeAdmin(store, site.id, put({ kind: 'user', id: employeeId('grace') }))
}
