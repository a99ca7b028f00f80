// Sites and which apps were let in by name. People are no matter of `/sites/{id}/permissions`: whoever is in a site's group
// may enter it.

import { randomUUID } from 'node:crypto'
import {
  removeSitePermission,
  type SitePermission,
  setSitePermission,
  sitePermissions,
  sites,
} from '../../sharepoint/index.ts'
import { type Answer, created, type Found, found, noContent, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findGroup } from '../groups/index.ts'
import * as needs from '../needs.ts'
import { asSite, findSite } from './find.ts'

const permissions = '/sites/{id}/permissions'

export const siteOperations: readonly Operation[] = [
  { method: 'GET', path: '/sites', needs: needs.readSites, run: list },
  { method: 'GET', path: '/sites/{id}', needs: needs.readSites, run: get },
  { method: 'GET', path: '/groups/{id}/sites/root', needs: needs.readSites, run: ofGroup },
  { method: 'GET', path: permissions, needs: needs.readSitePermissions, run: listPermissions },
  { method: 'POST', path: permissions, needs: needs.writeSitePermissions, run: addPermission },
  { method: 'GET', path: `${permissions}/{id}`, needs: needs.writeSitePermissions, run: getPermission },
  { method: 'PATCH', path: `${permissions}/{id}`, needs: needs.writeSitePermissions, run: updatePermission },
  { method: 'DELETE', path: `${permissions}/{id}`, needs: needs.writeSitePermissions, run: removePermission },
]

/** `/sites?search=sales`; without a word to look for there is nothing to list. */
function list(call: Call): Answer {
  const search = call.url.searchParams.get('search')?.toLowerCase()
  if (search === undefined) return refuse('refused', 'The search query parameter is required to list sites.')
  const matching = sites(call.premises.store).filter(
    ({ name, displayName }) =>
      search === '*' || name.toLowerCase().includes(search) || displayName.toLowerCase().includes(search),
  )
  return ok({ '@odata.context': `${call.base}/$metadata#sites`, value: matching.map(asSite) })
}

function get(call: Call): Answer {
  const site = findSite(call, call.keys[0] ?? '')
  return site.error ? site : ok({ '@odata.context': `${call.base}/$metadata#sites/$entity`, ...asSite(site.value) })
}

function ofGroup(call: Call): Answer {
  const group = findGroup(call)
  if (group.error) return group
  const site = sites(call.premises.store).find(({ groupId }) => groupId === group.value.id)
  return site
    ? ok({ '@odata.context': `${call.base}/$metadata#sites/$entity`, ...asSite(site) })
    : refuse('itemNotFound')
}

const asPermission = ({ id, appId, appName, roles }: SitePermission) => {
  const application = { id: appId, displayName: appName }
  return {
    id,
    roles,
    grantedToIdentities: [{ application }],
    grantedToIdentitiesV2: [{ application }],
  }
}

function listPermissions(call: Call): Answer {
  const site = findSite(call, call.keys[0] ?? '')
  if (site.error) return site
  return ok({
    '@odata.context': `${call.base}/$metadata#sites('${call.keys[0]}')/permissions`,
    value: sitePermissions(call.premises.store, site.value.id).map(asPermission),
  })
}

const knownRoles: readonly string[] = ['read', 'write', 'owner', 'manage', 'fullcontrol']

const areRoles = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((role) => knownRoles.includes(role))

async function addPermission(call: Call): Promise<Answer> {
  const site = findSite(call, call.keys[0] ?? '')
  if (site.error) return site
  const body = await call.body()
  if (body.error) return body
  const { roles } = body.value
  const app = appIn(body.value)
  if (!areRoles(roles) || !app) return unacceptable
  const known = sitePermissions(call.premises.store, site.value.id).find(({ appId }) => appId === app.id)
  const permission = { id: known?.id ?? newPermissionId(), appId: app.id, appName: app.displayName, roles }
  setSitePermission(call.premises.store, site.value.id, permission)
  return created({
    '@odata.context': `${call.base}/$metadata#sites('${call.keys[0]}')/permissions/$entity`,
    ...asPermission(permission),
  })
}

const unacceptable = refuse('invalidArgument')

/** Opaque, as SharePoint's are. */
const newPermissionId = (): string => Buffer.from(`i:0i.t|ms.sp.ext|${randomUUID()}`).toString('base64url')

/** Only apps are let in this way: a user among the identities is no app, and is refused. */
function appIn(body: Readonly<Record<string, unknown>>): { id: string; displayName: string } | undefined {
  const identities = body.grantedToIdentities ?? body.grantedToIdentitiesV2
  const [first, ...rest] = Array.isArray(identities) ? (identities as readonly unknown[]) : [body.grantedTo]
  const app = (first as { application?: { id?: unknown; displayName?: unknown } } | undefined)?.application
  return rest.length === 0 && typeof app?.id === 'string' && typeof app.displayName === 'string'
    ? { id: app.id, displayName: app.displayName }
    : undefined
}

type Placed = { siteId: string; permission: SitePermission }

function find(call: Call): Found<Placed> {
  const site = findSite(call, call.keys[0] ?? '')
  if (site.error) return site
  const permission = sitePermissions(call.premises.store, site.value.id).find(({ id }) => id === call.keys[1])
  return permission ? found({ siteId: site.value.id, permission }) : refuse('itemNotFound')
}

const told = (call: Call, permission: SitePermission): Answer =>
  ok({
    '@odata.context': `${call.base}/$metadata#sites('${call.keys[0]}')/permissions/$entity`,
    ...asPermission(permission),
  })

function getPermission(call: Call): Answer {
  const placed = find(call)
  return placed.error ? placed : told(call, placed.value.permission)
}

async function updatePermission(call: Call): Promise<Answer> {
  const placed = find(call)
  if (placed.error) return placed
  const body = await call.body()
  if (body.error) return body
  const { roles } = body.value
  if (!areRoles(roles)) return unacceptable
  const permission = { ...placed.value.permission, roles }
  setSitePermission(call.premises.store, placed.value.siteId, permission)
  return told(call, permission)
}

function removePermission(call: Call): Answer {
  const placed = find(call)
  if (placed.error) return placed
  removeSitePermission(call.premises.store, placed.value.siteId, placed.value.permission.id)
  return noContent
}
