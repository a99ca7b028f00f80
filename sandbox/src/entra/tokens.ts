// What the tokens say.

import { createHash } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import { type Person, securityGroupIdsOf, type Tenant } from '../directory/index.ts'
import type { Premises } from '../premises.ts'
import { type AppRegistration, rolesHeld } from './apps/index.ts'
import { issuerOf } from './authority.ts'
import { grantedOf } from './consents/index.ts'
import type { Resource } from './resources/index.ts'
import { firstAsked, resourceOf, type Scope } from './scopes.ts'

export type Subject = {
  app: AppRegistration
  tenant: Tenant
  person: Person
  scope: Scope
  /** Whether the person showed a second factor when this began. */
  hasMfa: boolean
  /** When they signed in themselves, where that is known. */
  signedInAt?: number | undefined
  proof: ClientProof
}

/** How the app has shown who it is: not at all, by a secret, by a certificate. */
export type ClientProof = 'none' | 'secret' | 'certificate'

export const tokenLifeSeconds = 3600

/** What an id token vouches for beside the person: the request it answers, and what it came with. */
export type Vouched = { nonce?: string | undefined; code?: string | undefined; accessToken?: string | undefined }

/** Tells the app who signed in. `profile` and `email` decide how much of the person it tells. */
export function idToken(
  premises: Premises,
  subject: Subject,
  { nonce, code, accessToken }: Vouched = {},
): Promise<string> {
  const { app, tenant, person, scope, signedInAt } = subject
  const roles = rolesHeld(premises.store, app.clientId, person.id).map(({ value }) => value)
  const groups = app.groupClaims === 'SecurityGroup' ? securityGroupIdsOf(premises.directory, person.id) : []
  return sign(premises, {
    aud: app.clientId,
    iss: issuerOf(premises.url, tenant.id),
    ...(scope.openId.includes('email') ? { email: person.mail } : {}),
    ...(accessToken === undefined ? {} : { at_hash: halfHash(accessToken) }),
    ...(app.tellsAuthTime && signedInAt !== undefined ? { auth_time: Math.floor(signedInAt / 1000) } : {}),
    ...(code === undefined ? {} : { c_hash: halfHash(code) }),
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

/** How OpenID Connect ties an id token to what is sent beside it. */
const halfHash = (value: string): string =>
  createHash('sha256').update(value).digest().subarray(0, 16).toString('base64url')

/** Lets the app act for the person at one resource, as far as it was agreed to. */
export const accessToken = (premises: Premises, subject: Subject): Promise<string> =>
  delegatedToken(premises, {
    ...subject,
    resource: resourceOf(subject.scope),
    audience: firstAsked(subject.scope)?.audience,
    permissions: grantedOf(premises, subject.app, subject.person.id, subject.scope),
  })

export type Delegation = {
  app: AppRegistration
  tenant: Tenant
  person: Person
  resource: Resource
  /** What the token names as its audience, where it is another of the resource's names. */
  audience?: string | undefined
  permissions: readonly string[]
  hasMfa?: boolean
  proof?: ClientProof
}

/** Graph's tokens are of version 1.0 and name another issuer. */
export function delegatedToken(premises: Premises, delegation: Delegation): Promise<string> {
  const { tenant, person, resource, permissions, hasMfa = false } = delegation
  return sign(premises, {
    ...ofApp(premises, delegation),
    amr: hasMfa ? ['pwd', 'mfa'] : ['pwd'],
    family_name: person.surname,
    given_name: person.givenName,
    idtyp: 'user',
    name: person.displayName,
    oid: person.id,
    scp: permissions.join(' '),
    sub: pairwiseSubject(resource.appId, tenant, person),
    unique_name: person.userPrincipalName,
    upn: person.userPrincipalName,
  })
}

export type ApplicationGrant = Omit<Delegation, 'person' | 'hasMfa'> & { servicePrincipalId: string }

/** Lets the app act for itself, as what it is in the tenant: a service principal. Without roles there is no `roles`. */
export function applicationToken(premises: Premises, application: ApplicationGrant): Promise<string> {
  const { permissions, servicePrincipalId } = application
  return sign(premises, {
    ...ofApp(premises, application),
    idtyp: 'app',
    oid: servicePrincipalId,
    ...(permissions.length > 0 ? { roles: [...permissions] } : {}),
    sub: servicePrincipalId,
  })
}

const ofApp = (
  { url }: Premises,
  { app, tenant, resource, audience, proof = 'secret' }: Omit<Delegation, 'person' | 'hasMfa'>,
): JWTPayload => ({
  aud: audience ?? resource.id,
  iss: accessTokenIssuer(url, tenant),
  app_displayname: app.displayName,
  appid: app.clientId,
  appidacr: { none: '0', secret: '1', certificate: '2' }[proof],
  tid: tenant.id,
  ver: '1.0',
})

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
