import { Hono } from 'hono'
import type { Traced } from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import { lookingInside, toConsent } from '../rights.ts'
import { changingApp, enterpriseAppsPath, lookingAtApp } from './app.ts'
import { showEnterpriseApps } from './list.ts'
import { grantAll, revokeOne, revokePerson, showPermissions } from './permissions.ts'
import { saveProperties, showProperties } from './properties.ts'
import { addUser, removeUser, showAddUser, showUsers } from './users.ts'

const one = `${enterpriseAppsPath}/:clientId`

/** "Enterprise applications" */
export const enterpriseAppRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(enterpriseAppsPath, lookingInside(premises, showEnterpriseApps))
    .get(one, lookingAtApp(premises, showProperties))
    .post(one, changingApp(premises, 'properties', saveProperties))
    .get(`${one}/users`, lookingAtApp(premises, showUsers))
    .get(`${one}/users/add`, lookingAtApp(premises, showAddUser))
    .post(`${one}/users/add`, changingApp(premises, 'users', addUser))
    .post(`${one}/users/remove`, changingApp(premises, 'users', removeUser))
    .get(`${one}/permissions`, lookingAtApp(premises, showPermissions))
    .post(`${one}/permissions/grant`, changingApp(premises, 'permissions', grantAll, toConsent))
    .post(`${one}/permissions/revoke`, changingApp(premises, 'permissions', revokeOne, toConsent))
    .post(`${one}/permissions/revoke-person`, changingApp(premises, 'permissions', revokePerson, toConsent))
