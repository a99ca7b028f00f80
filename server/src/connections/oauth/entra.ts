// The sign-ins that Entra ID offers, for a person and for an application.

import { everythingGranted, hostOf, scopeAt } from '@countersign/core/clouds'
import * as oidc from 'openid-client'
import { z } from 'zod'
import type { Send } from '../../platform/egress/index.ts'
import { notUnderstood, type Refused, refusedBy, refusedFor } from './refusal.ts'
import { configurationOf, issuerLimits, type Registration, tenantUrl } from './registration.ts'

export type Checks = { state: string; nonce: string; verifier: string }

export type Tokens = {
  accessToken: string
  expiresInSeconds: number
  /** Absent where none was given; the one before stays good then. */
  refreshToken: string | undefined
  /** As far as it is told. */
  granted: string[] | undefined
}

export type Account = { id: string; name: string }

export const newChecks = (): Checks => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
})

/** Where a browser goes to sign in. Somebody is asked who they are even if they are signed in as somebody else. */
export async function signInUrl(
  send: Send,
  registration: Registration,
  { state, nonce, verifier }: Checks,
  asked: { redirectUri: string; scopes: readonly string[]; loginHint: string | undefined },
): Promise<string> {
  const parameters = {
    redirect_uri: asked.redirectUri,
    scope: asked.scopes.join(' '),
    state,
    nonce,
    prompt: 'select_account',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(asked.loginHint && { login_hint: asked.loginHint }),
  }
  return oidc.buildAuthorizationUrl(configurationOf(send, registration), parameters).href
}

/** Where an administrator agrees to these scopes for everybody. */
export function consentUrl(
  { cloud, tenant, clientId }: Pick<Registration, 'cloud' | 'tenant' | 'clientId'>,
  { redirectUri, scopes }: { redirectUri: string; scopes: readonly string[] },
): string {
  const url = new URL(`${tenantUrl(cloud, tenant)}/v2.0/adminconsent`)
  url.search = `${new URLSearchParams({ client_id: clientId, scope: scopes.join(' '), redirect_uri: redirectUri })}`
  return url.href
}

/** Turns the browser's return into tokens and whose they are: of the tenant that the issuer is named by, nobody else's. */
export async function redeem(
  send: Send,
  registration: Registration,
  returned: URL,
  { state, nonce, verifier }: Checks,
): Promise<{ ok: true; tokens: Tokens; account: Account } | Refused> {
  try {
    const answer = await oidc.authorizationCodeGrant(configurationOf(send, registration), returned, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const { oid, preferred_username: userName, name } = (answer.claims() ?? {}) as Partial<oidc.IDToken>
    if (typeof oid !== 'string') return refusedFor('sign-in-invalid')
    const known = [userName, name].find((text): text is string => typeof text === 'string' && text !== '')
    return { ok: true, tokens: tokensIn(answer), account: { id: oid, name: known ?? oid } }
  } catch (cause) {
    return refusedBy(cause)
  }
}

/** A refresh token is good for every resource that was agreed to. */
export const refresh = (
  send: Send,
  registration: Registration,
  refreshToken: string,
  scopes: readonly string[],
): Promise<{ ok: true; tokens: Tokens } | Refused> =>
  exchanged(oidc.refreshTokenGrant(configurationOf(send, registration), refreshToken, { scope: scopes.join(' ') }))

/** An application for itself: everything it was granted at a resource, or nothing. */
export const applicationTokens = (
  send: Send,
  registration: Registration,
  resource: string,
): Promise<{ ok: true; tokens: Tokens } | Refused> =>
  exchanged(
    oidc.clientCredentialsGrant(configurationOf(send, registration), { scope: scopeAt(resource, everythingGranted) }),
  )

async function exchanged(
  answering: Promise<oidc.TokenEndpointResponse>,
): Promise<{ ok: true; tokens: Tokens } | Refused> {
  try {
    return { ok: true, tokens: tokensIn(await answering) }
  } catch (cause) {
    return refusedBy(cause)
  }
}

/** Where nothing is said a token is taken for short-lived. */
const shortLifeSeconds = 300

const tokensIn = (answer: oidc.TokenEndpointResponse): Tokens => ({
  accessToken: answer.access_token,
  expiresInSeconds: answer.expires_in ?? shortLifeSeconds,
  refreshToken: answer.refresh_token,
  granted: answer.scope?.split(' ').filter(Boolean) ?? rolesIn(answer.access_token),
})

/** An application's token tells what it was granted. It is for somebody else to read, so nothing depends on it. */
function rolesIn(token: string): string[] | undefined {
  const claims = jsonIn(Buffer.from(token.split('.')[1] ?? '', 'base64url'))
  const read = z.object({ roles: z.array(z.string()).default([]) }).safeParse(claims)
  return read.data?.roles
}

const metadata = z.object({ issuer: z.string() })

/** The id of a tenant that is known by its domain, or by its id; refused where there is none. */
export async function tenantId(
  send: Send,
  { cloud, tenant }: Pick<Registration, 'cloud' | 'tenant'>,
): Promise<{ ok: true; tenant: string } | Refused> {
  const url = new URL(`${tenantUrl(cloud, tenant)}/v2.0/.well-known/openid-configuration`)
  const answer = await send({ url, method: 'GET', hosts: [hostOf(cloud.authority)], limits: issuerLimits })
  if (answer.status >= 500 || answer.status === 429) throw notUnderstood(answer.status)
  const read = answer.status === 200 ? metadata.safeParse(jsonIn(answer.body)) : undefined
  const id = /\/([0-9a-f-]{36})\/v2\.0$/i.exec(read?.data?.issuer ?? '')?.[1]
  return id === undefined ? refusedFor('unknown-tenant') : { ok: true, tenant: id.toLowerCase() }
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
