// What the tokens say.

import { createHash } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import { groupIdsOf, type Person, type Tenant } from '../company/index.ts'
import { type AppRegistration, rolesHeld } from './appRegistrations.ts'
import { issuerOf } from './authority.ts'
import type { Premises } from './premises.ts'
import { grantedPermissions, resourceOf, type Scope } from './scopes.ts'

export type Subject = { app: AppRegistration; tenant: Tenant; person: Person; scope: Scope }

export const tokenLifeSeconds = 3600

/** Tells the app who signed in. `profile` and `email` decide how much of the person it tells. */
export function idToken(premises: Premises, subject: Subject, nonce: string | undefined): Promise<string> {
  const { app, tenant, person, scope } = subject
  const roles = rolesHeld(premises.store, app.clientId, person.id).map(({ value }) => value)
  const groups = app.groupClaims === 'SecurityGroup' ? groupIdsOf(premises.store, person.id) : []
  return sign(premises, {
    aud: app.clientId,
    iss: issuerOf(premises.url, tenant.id),
    ...(scope.openId.includes('email') ? { email: person.mail } : {}),
    ...(groups.length > 0 ? { groups } : {}),
    ...(scope.openId.includes('profile')
      ? { name: person.displayName, oid: person.id, preferred_username: person.userPrincipalName }
      : {}),
    ...(nonce === undefined ? {} : { nonce }),
    ...(roles.length > 0 ? { roles } : {}),
    sub: pairwiseSubject(app.clientId, tenant, person),
    tid: tenant.id,
    ver: '2.0',
  })
}

/** Lets the app act for the person at one resource. Graph's tokens are of version 1.0 and name another issuer. */
export function accessToken(premises: Premises, subject: Subject): Promise<string> {
  const { app, tenant, person, scope } = subject
  return sign(premises, {
    aud: resourceOf(scope).id,
    iss: accessTokenIssuer(premises.url, tenant),
    app_displayname: app.displayName,
    appid: app.clientId,
    appidacr: '1',
    family_name: person.surname,
    given_name: person.givenName,
    idtyp: 'user',
    name: person.displayName,
    oid: person.id,
    scp: grantedPermissions(premises.store, app, scope).join(' '),
    sub: pairwiseSubject(resourceOf(scope).appId, tenant, person),
    tid: tenant.id,
    unique_name: person.userPrincipalName,
    upn: person.userPrincipalName,
    ver: '1.0',
  })
}

export const accessTokenIssuer = (url: string, tenant: Tenant): string => `${url}/${tenant.id}/`

/** Two apps that compare their users find no common subject; the object id is what people are known by. */
export const pairwiseSubject = (clientId: string, tenant: Tenant, person: Person): string =>
  createHash('sha256').update(`${tenant.id}/${clientId}/${person.id}`).digest('base64url')

function sign({ clock, keys: { current } }: Premises, claims: JWTPayload): Promise<string> {
  const now = Math.floor(clock().getTime() / 1000)
  return new SignJWT({ ...claims, iat: now, nbf: now, exp: now + tokenLifeSeconds })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: current.kid })
    .sign(current.privateKey)
}
