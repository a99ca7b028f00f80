// What an administrator does with app registrations: for a page and for the control API alike.

import { randomUUID } from 'node:crypto'
import { homeTenant, type Person } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import {
  type AppRegistration,
  addCertificate,
  addRedirectUri,
  addRegistration,
  addRole,
  addSecret,
  assignRole,
  type ConfiguredPermission,
  configurePermission,
  findRegistration,
  type Platform,
  readCertificate,
  rolesHeld,
  rolesOf,
  unassignRole,
  unconfigurePermission,
} from '../apps/index.ts'
import { findApplicationRole } from '../consents/index.ts'
import { findDelegated, findResource } from '../scopes.ts'
import { addServicePrincipal } from '../servicePrincipals.ts'

/** Done, or in a sentence why not. */
export type Done<T = undefined> = { ok: true; value: T } | { ok: false; reason: string }

const done = <T>(value: T): Done<T> => ({ ok: true, value })
const not = (reason: string): { ok: false; reason: string } => ({ ok: false, reason })

/** "New registration": of one tenant, with nothing allowed and nobody able to prove anything. */
export function createApp(premises: Premises, displayName: string): AppRegistration {
  const { store, directory, clock } = premises
  const app = { clientId: randomUUID(), displayName, createdAt: clock().getTime() }
  return store.transaction(() => {
    addRegistration(store, app)
    addServicePrincipal(directory, homeTenant(store).id, app)
    return findRegistration(store, app.clientId) as AppRegistration
  })
}

/** Entra takes https, and http for this machine only; programs on somebody's machine may have schemes of their own. */
export function redirectUriFault(uri: string, platform: Platform): string | undefined {
  const url = URL.parse(uri)
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1' || url?.hostname === '[::1]'
  const isFine =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal) || (url && platform === 'publicClient')
  return !url || !isFine || url.protocol === 'javascript:' || uri.includes('#') || uri.length > 256
    ? `Must be a valid address that starts with https or http://localhost, without a fragment: ${uri}`
    : undefined
}

export function allowRedirectUri(
  { store }: Premises,
  { clientId }: AppRegistration,
  uri: string,
  platform: Platform,
): Done {
  const fault = redirectUriFault(uri, platform)
  if (fault !== undefined) return not(fault)
  addRedirectUri(store, clientId, uri, platform)
  return done(undefined)
}

/** "New client secret". Its value is told now and never again. */
export function newClientSecret(
  { store, clock }: Premises,
  { clientId }: AppRegistration,
  description: string,
  endsAt: Date,
): { id: string; value: string } {
  return addSecret(store, clientId, { description, startsAt: clock().getTime(), endsAt: endsAt.getTime() })
}

/** "Upload certificate": the public half. */
export function uploadCertificate(
  { store }: Premises,
  { clientId }: AppRegistration,
  text: string,
  description: string,
): Done {
  const certificate = readCertificate(text)
  if (!certificate) return not('This is no certificate with an RSA key, in PEM or in base64.')
  return addCertificate(store, clientId, certificate, description)
    ? done(undefined)
    : not('A certificate with this thumbprint is there already.')
}

/** "Add a permission": what the app says that it needs. The resource by any of its names. */
export function addPermission(
  premises: Premises,
  { clientId }: AppRegistration,
  resourceName: string,
  kind: ConfiguredPermission['kind'],
  permission: string,
): Done {
  const resource = findResource(premises, resourceName)
  if (!resource) return not(`There is no API ${resourceName} here.`)
  const known = kind === 'delegated' ? findDelegated(resource, permission) : findApplicationRole(resource, permission)
  if (!known) return not(`${resource.displayName} has no ${kind} permission ${permission}.`)
  configurePermission(premises.store, clientId, { resourceAppId: resource.appId, kind, permission: known.value })
  return done(undefined)
}

/** What was agreed to stays agreed to, as in the cloud: revoking is a step of its own. */
export function removePermission(
  premises: Premises,
  { clientId }: AppRegistration,
  { resource: name, kind, permission }: { resource: string; kind: ConfiguredPermission['kind']; permission: string },
): boolean {
  const resource = findResource(premises, name)
  return (
    resource !== undefined &&
    unconfigurePermission(premises.store, clientId, { resourceAppId: resource.appId, kind, permission })
  )
}

/** "Create app role" */
export function createRole(
  { store }: Premises,
  { clientId }: AppRegistration,
  value: string,
  displayName: string,
): Done<string> {
  const id = randomUUID()
  return addRole(store, clientId, { id, value, displayName })
    ? done(id)
    : not(`The app has a role of the value ${value} already.`)
}

/** "Add user/group": gives somebody a role of the app. */
export function giveRole({ store }: Premises, { clientId }: AppRegistration, value: string, person: Person): Done {
  const role = rolesOf(store, clientId).find((one) => one.value === value)
  if (!role) return not(`The app has no role of the value ${value}.`)
  assignRole(store, role.id, person.id)
  return done(undefined)
}

export function takeRole({ store }: Premises, { clientId }: AppRegistration, value: string, person: Person): boolean {
  const role = rolesHeld(store, clientId, person.id).find((one) => one.value === value)
  if (role) unassignRole(store, role.id, person.id)
  return role !== undefined
}
