// Power Platform admin center: `/environments/{env}/hub`, and who is a member of the environment.

import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking } from '../frame/index.ts'
import { showHub } from './hub.ts'
import { appUsers, people } from './kinds.ts'
import { createAppUser, createUser, showNewAppUser, showNewUser } from './newMember.ts'
import { saveRoles, showRoles, turn } from './roles.ts'
import { showAppUsers, showUsers } from './showMembers.ts'

const environment = '/environments/:env'

export function adminCenterRoutes(premises: Premises): Hono<Traced> {
  const routes = new Hono<Traced>()
    .get(`${environment}/hub`, looking(premises, showHub))
    .get(`${environment}/appusers`, looking(premises, showAppUsers))
    .get(`${environment}/appusers/new`, looking(premises, showNewAppUser))
    .post(`${environment}/appusers/new`, acting(premises, createAppUser))
    .get(`${environment}/users`, looking(premises, showUsers))
    .get(`${environment}/users/new`, looking(premises, showNewUser))
    .post(`${environment}/users/new`, acting(premises, createUser))
  for (const kind of [appUsers, people]) {
    const one = `${environment}/${kind.path}/:user`
    routes
      .get(`${one}/roles`, looking(premises, showRoles(kind)))
      .post(`${one}/roles`, acting(premises, saveRoles(kind)))
      .post(`${one}/activate`, acting(premises, turn(kind, true)))
      .post(`${one}/deactivate`, acting(premises, turn(kind, false)))
  }
  return routes
}
