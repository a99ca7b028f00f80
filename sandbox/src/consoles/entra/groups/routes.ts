import { Hono } from 'hono'
import type { Traced } from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import { acting, refusedAt } from '../../frame/index.ts'
import { lookingInside } from '../rights.ts'
import { changingGroup, groupsPath, lookingAtGroup, mayChangeGroup, notAllowed } from './group.ts'
import { showGroups } from './list.ts'
import { create, showNewGroup } from './newGroup.ts'
import { change, confirmDeletion, remove, showGroup } from './overview.ts'
import { addOnes, members, owners, removeOne, showAdd, showRelation } from './people.ts'

const one = `${groupsPath}/:id`

/** "Groups" */
export function groupRoutes(premises: Premises): Hono<Traced> {
  const routes = new Hono<Traced>()
    .get(groupsPath, lookingInside(premises, showGroups))
    .get(`${groupsPath}/new`, lookingInside(premises, showNewGroup))
    .post(
      groupsPath,
      acting(premises, (visit, form) =>
        mayChangeGroup(visit) ? create(visit, form) : refusedAt(visit, groupsPath, notAllowed(visit)),
      ),
    )
    .get(one, lookingAtGroup(premises, showGroup))
    .post(one, changingGroup(premises, 'overview', change))
    .get(`${one}/delete`, lookingAtGroup(premises, confirmDeletion))
    .post(`${one}/delete`, changingGroup(premises, 'overview', remove))
  for (const relation of [members, owners]) {
    const page = `${one}/${relation.page}`
    routes
      .get(page, lookingAtGroup(premises, showRelation(relation)))
      .get(`${page}/add`, lookingAtGroup(premises, showAdd(relation)))
      .post(`${page}/add`, changingGroup(premises, relation.page, addOnes(relation)))
      .post(`${page}/:other/remove`, changingGroup(premises, relation.page, removeOne(relation)))
  }
  return routes
}
