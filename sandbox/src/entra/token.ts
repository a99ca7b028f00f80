// /token: an app exchanges what it has (a code, a refresh token, its own name, somebody's password) for tokens.

import { type Context, Hono } from 'hono'
import type { Premises } from '../premises.ts'
import { readAuthority } from './authority.ts'
import { clientInfo } from './clientInfo.ts'
import { type Asker, authenticateClient } from './clients/index.ts'
import { atDoor } from './door.ts'
import { exchanges, type Granted } from './exchanges/index.ts'
import { formOf, readParameters } from './parameters.ts'
import { type Outcome, type Refusal, refusalBody, refuse, refused } from './refusal.ts'
import { scopeAnswer } from './scopes.ts'
import { accessToken, applicationToken, idToken, tokenLifeSeconds } from './tokens.ts'
import type { Traced } from './traced.ts'

const path = '/:tenant/oauth2/v2.0/token'

export const tokenRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .post(path, (c) => token(c, atDoor(c, premises)))
    .options(path, (c) => allowPage(c, c.body(null, 204)))
    .all(path, (c) => answerRefusal(c, premises, refuse('methodNotPost', c.req.method)))

async function token(c: Context<Traced>, premises: Premises): Promise<Response> {
  const asker = { authorization: c.req.header('authorization'), origin: c.req.header('origin') }
  const form = await formOf(c)
  const granted = redeem(premises, c.req.param('tenant') ?? '', form, asker)
  if (!granted.ok) return answerRefusal(c, premises, granted.refusal)
  forbidStoring(c)
  return allowPage(c, c.json(await tokenAnswer(premises, granted.value, form.get('client_info') === '1')))
}

/** Everything that is decided and written, without an await in it. */
export function redeem(premises: Premises, tenantName: string, form: URLSearchParams, asker: Asker): Outcome<Granted> {
  const authority = readAuthority(premises.store, tenantName)
  if (!authority.ok) return authority
  const fields = readParameters(form)
  if (!fields.ok) return fields
  const parameters = fields.value
  if (parameters.grant_type === undefined) return refused('parameterMissing', 'grant_type')
  const exchange = exchanges.get(parameters.grant_type)
  if (!exchange) return refused('unsupportedGrantType', parameters.grant_type)
  const client = authenticateClient(premises, authority.value, parameters, asker, (app) =>
    exchange.platformOf(premises, app, parameters),
  )
  return client.ok ? exchange.run(premises, authority.value, client.value, parameters) : client
}

export type TokenAnswer = Readonly<Record<string, string | number>> & { access_token: string }

export async function tokenAnswer(premises: Premises, granted: Granted, wantsInfo: boolean): Promise<TokenAnswer> {
  const life = { token_type: 'Bearer', expires_in: tokenLifeSeconds - 1, ext_expires_in: tokenLifeSeconds - 1 }
  if (granted.of === 'app') return { ...life, access_token: await applicationToken(premises, granted.grant) }
  const { subject, nonce, refreshToken } = granted
  return {
    ...life,
    scope: scopeAnswer(subject.scope),
    access_token: await accessToken(premises, subject),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(subject.scope.openId.includes('openid') ? { id_token: await idToken(premises, subject, { nonce }) } : {}),
    ...(wantsInfo ? { client_info: clientInfo(subject.person, subject.tenant) } : {}),
  }
}

function answerRefusal(c: Context<Traced>, premises: Premises, refusal: Refusal): Response {
  forbidStoring(c)
  return allowPage(c, c.json(refusalBody(refusal, c.var.trace, atDoor(c, premises).url), refusal.status))
}

function forbidStoring(c: Context): void {
  c.header('cache-control', 'no-store, no-cache')
  c.header('pragma', 'no-cache')
}

/** A page in a browser may read the answer. Whether it gets tokens is decided by what it sends, not by this. */
function allowPage(c: Context, response: Response): Response {
  const origin = c.req.header('origin')
  if (origin === undefined) return response
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-allow-methods', 'POST, OPTIONS')
  response.headers.set('access-control-allow-headers', 'content-type, client-request-id')
  response.headers.set('vary', 'Origin')
  return response
}
