// The user info endpoint that discovery names. In the cloud it is Graph's, so it speaks Graph's errors.

import { type Context, Hono } from 'hono'
import { createLocalJWKSet, errors, jwtVerify } from 'jose'
import { homeTenant, personById } from '../company/index.ts'
import { issuerOf } from './authority.ts'
import type { Premises } from './premises.ts'
import { graph } from './resources.ts'
import { accessTokenIssuer, pairwiseSubject } from './tokens.ts'
import type { Traced } from './traced.ts'

export const userinfoRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>().on(['GET', 'POST'], '/oidc/userinfo', (c) => userinfo(c, premises))

async function userinfo(c: Context<Traced>, premises: Premises): Promise<Response> {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === undefined) return refuseToken(c, 'Access token is empty.')
  const claims = await readToken(premises, token)
  if (typeof claims === 'string') return refuseToken(c, claims)
  const person = personById(premises.store, String(claims.oid))
  if (!person) return refuseToken(c, 'Access token validation failure.')
  const scopes = String(claims.scp).split(' ')
  if (!scopes.includes('openid'))
    return c.json(
      graphError(c, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
      403,
    )
  return c.json({
    // The app's own subject, not Graph's, which the token has: it has to equal the one in the app's id token.
    sub: pairwiseSubject(String(claims.appid), homeTenant(premises.store), person),
    ...(scopes.includes('profile')
      ? { name: person.displayName, family_name: person.surname, given_name: person.givenName }
      : {}),
    ...(scopes.includes('email') ? { email: person.mail } : {}),
  })
}

/** The claims of a token that is ours, for Graph and in time, or the sentence Graph refuses it with. */
async function readToken({ url, store, clock, keys: { published } }: Premises, token: string) {
  const tenant = homeTenant(store)
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: [...published] }), {
      algorithms: ['RS256'],
      audience: graph.id,
      issuer: [accessTokenIssuer(url, tenant), issuerOf(url, tenant.id)],
      currentDate: clock(),
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'Lifetime validation failed, the token is expired.'
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud')
      return 'Access token validation failure. Invalid audience.'
    if (error instanceof errors.JOSEError) return 'Access token validation failure.'
    throw error
  }
}

function refuseToken(c: Context<Traced>, message: string): Response {
  c.header('www-authenticate', 'Bearer')
  return c.json(graphError(c, 'InvalidAuthenticationToken', message), 401)
}

function graphError({ var: { trace } }: Context<Traced>, code: string, message: string) {
  const innerError = {
    date: trace.at.toISOString().slice(0, 19),
    'request-id': trace.traceId,
    'client-request-id': trace.correlationId,
  }
  return { error: { code, message, innerError } }
}
