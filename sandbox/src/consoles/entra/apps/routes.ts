import { Hono } from 'hono'
import type { Traced } from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import { changing, lookingInside, toConsent, toManageApps } from '../rights.ts'
import { addPermissions, showAddPermissions } from './addPermissions.ts'
import { appsPath, changingApp, lookingAtApp } from './app.ts'
import { addUri, removeUri, saveAuthentication, showAuthentication } from './authentication.ts'
import { addCertificate, addSecret, confirmDeletion, deleteOne } from './changeCredentials.ts'
import { showCredentials } from './credentials.ts'
import { showApps } from './list.ts'
import { register, showNewRegistration } from './newRegistration.ts'
import { rename, showOverview } from './overview.ts'
import { confirmGrant, confirmRevoke, grant, remove, revoke, showPermissions } from './permissions.ts'
import { addRole, confirmRoleDeletion, deleteRole, showRoles } from './roles.ts'
import { saveTokenConfiguration, showTokenConfiguration } from './tokenConfiguration.ts'

const one = `${appsPath}/:clientId`

type Rest = Parameters<typeof changingApp> extends [Premises, ...infer Rest] ? Rest : never

/** "App registrations" */
export function appRoutes(premises: Premises): Hono<Traced> {
  const looks = (show: Parameters<typeof lookingAtApp>[1]) => lookingAtApp(premises, show)
  const changes = (...[page, act, right]: Rest) => changingApp(premises, page, act, right)
  return new Hono<Traced>()
    .get(appsPath, lookingInside(premises, showApps))
    .get(`${appsPath}/new`, lookingInside(premises, showNewRegistration))
    .post(
      appsPath,
      changing(premises, toManageApps, () => appsPath, register),
    )
    .get(one, looks(showOverview))
    .post(one, changes('overview', rename))
    .get(`${one}/authentication`, looks(showAuthentication))
    .post(`${one}/authentication`, changes('authentication', saveAuthentication))
    .post(`${one}/authentication/add-uri`, changes('authentication', addUri))
    .post(`${one}/authentication/remove-uri`, changes('authentication', removeUri))
    .get(`${one}/credentials`, looks(showCredentials))
    .post(`${one}/credentials/secrets`, changes('credentials', addSecret))
    .get(`${one}/credentials/secrets/:id/delete`, looks(confirmDeletion('secrets')))
    .post(`${one}/credentials/secrets/:id/delete`, changes('credentials', deleteOne('secrets')))
    .post(`${one}/credentials/certificates`, changes('credentials', addCertificate))
    .get(`${one}/credentials/certificates/:id/delete`, looks(confirmDeletion('certificates')))
    .post(`${one}/credentials/certificates/:id/delete`, changes('credentials', deleteOne('certificates')))
    .get(`${one}/token-configuration`, looks(showTokenConfiguration))
    .post(`${one}/token-configuration`, changes('token-configuration', saveTokenConfiguration))
    .get(`${one}/permissions`, looks(showPermissions))
    .get(`${one}/permissions/add`, looks(showAddPermissions))
    .post(`${one}/permissions/add`, changes('permissions', addPermissions))
    .post(`${one}/permissions/remove`, changes('permissions', remove))
    .get(`${one}/permissions/grant`, looks(confirmGrant))
    .post(`${one}/permissions/grant`, changes('permissions', grant, toConsent))
    .get(`${one}/permissions/revoke`, looks(confirmRevoke))
    .post(`${one}/permissions/revoke`, changes('permissions', revoke, toConsent))
    .get(`${one}/roles`, looks(showRoles))
    .post(`${one}/roles`, changes('roles', addRole))
    .get(`${one}/roles/:id/delete`, looks(confirmRoleDeletion))
    .post(`${one}/roles/:id/delete`, changes('roles', deleteRole))
}
