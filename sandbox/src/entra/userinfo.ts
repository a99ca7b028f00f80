// The user info endpoint that discovery names. In the cloud it is Graph's, so it speaks Graph's errors.

import { type Context, Hono } from 'hono'
import { homeTenant, personById } from '../directory/index.ts'
import type { Premises } from '../premises.ts'
import { readAccessToken } from './accessTokens.ts'
import { audiencesOf, graph } from './resources/index.ts'
import { pairwiseSubject } from './tokens.ts'
import type { Traced } from './traced.ts'

export const userinfoRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>().on(['GET', 'POST'], '/oidc/userinfo', (c) => userinfo(c, premises))

async function userinfo(c: Context<Traced>, premises: Premises): Promise<Response> {
  const token = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === undefined) return refuseToken(c, 'Access token is empty.')
  const reading = await readAccessToken(premises, token, audiencesOf(graph))
  if (!reading.ok) return refuseToken(c, refusals[reading.fault])
  const { claims } = reading
  const person = personById(premises.directory, String(claims.oid))
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

/** What Graph says of a token it does not take. */
const refusals = {
  expired: 'Lifetime validation failed, the token is expired.',
  audience: 'Access token validation failure. Invalid audience.',
  invalid: 'Access token validation failure.',
} as const

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
