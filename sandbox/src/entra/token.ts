// /token: an app exchanges a code or a refresh token for tokens.

import { type Context, Hono } from 'hono'
import { personById } from '../company/index.ts'
import type { AppRegistration } from './appRegistrations.ts'
import { type Authority, readAuthority } from './authority.ts'
import { authenticateClient } from './clientAuthentication.ts'
import { findCode, findRefreshToken, issueRefreshToken, redeemCode } from './grants.ts'
import { formOf, type Parameters, readParameters } from './parameters.ts'
import { verifierRefusal } from './pkce.ts'
import type { Premises } from './premises.ts'
import { good, type Outcome, type Refusal, refusalBody, refuse, refused, statusOf } from './refusal.ts'
import { readScope, type Scope, scopeAnswer, scopeText, unconsented } from './scopes.ts'
import { accessToken, idToken, type Subject, tokenLifeSeconds } from './tokens.ts'
import type { Traced } from './traced.ts'

const path = '/:tenant/oauth2/v2.0/token'

export const tokenRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .post(path, (c) => token(c, premises))
    .all(path, (c) => answerRefusal(c, premises, refuse('methodNotPost', c.req.method)))

async function token(c: Context<Traced>, premises: Premises): Promise<Response> {
  const grant = redeem(premises, c.req.param('tenant') ?? '', await formOf(c), c.req.header('authorization'))
  if (!grant.ok) return answerRefusal(c, premises, grant.refusal)
  const { subject, nonce, refreshToken } = grant.value
  forbidStoring(c)
  return c.json({
    token_type: 'Bearer',
    scope: scopeAnswer(subject.scope),
    expires_in: tokenLifeSeconds - 1,
    ext_expires_in: tokenLifeSeconds - 1,
    access_token: await accessToken(premises, subject),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    ...(subject.scope.openId.includes('openid') ? { id_token: await idToken(premises, subject, nonce) } : {}),
  })
}

type Grant = { subject: Subject; nonce: string | undefined; refreshToken: string | undefined }

/** Everything that is decided and written, without an await in it: two requests with one code cannot both pass. */
function redeem(
  premises: Premises,
  tenantName: string,
  form: URLSearchParams,
  authorization: string | undefined,
): Outcome<Grant> {
  const authority = readAuthority(premises.store, tenantName)
  if (!authority.ok) return authority
  const fields = readParameters(form)
  if (!fields.ok) return fields
  const { grant_type: grantType } = fields.value
  if (grantType === undefined) return refused('parameterMissing', 'grant_type')
  const exchange = exchanges.get(grantType)
  if (!exchange) return refused('unsupportedGrantType', grantType)
  const app = authenticateClient(premises.store, premises.clock, authority.value, fields.value, authorization)
  return app.ok ? exchange(premises, authority.value, app.value, fields.value) : app
}

type Exchange = (
  premises: Premises,
  authority: Authority,
  app: AppRegistration,
  parameters: Parameters,
) => Outcome<Grant>

const exchanges: ReadonlyMap<string, Exchange> = new Map([
  ['authorization_code', exchangeCode],
  ['refresh_token', exchangeRefreshToken],
])

function exchangeCode(
  premises: Premises,
  authority: Authority,
  app: AppRegistration,
  parameters: Parameters,
): Outcome<Grant> {
  const { code: sent, redirect_uri: redirectUri, code_verifier: verifier } = parameters
  if (sent === undefined) return refused('parameterMissing', 'code')
  if (redirectUri === undefined) return refused('parameterMissing', 'redirect_uri')
  const code = findCode(premises.store, premises.clock, app.clientId, sent)
  if (!code.ok) return code
  if (redirectUri !== code.value.redirectUri) return refused('redirectUriChanged', redirectUri, code.value.redirectUri)
  const mismatch = verifierRefusal(code.value.challenge, verifier)
  if (mismatch) return { ok: false, refusal: mismatch }
  const subject = subjectOf(premises, authority, app, code.value, parameters.scope)
  if (!subject.ok) return subject
  redeemCode(premises.store, premises.clock, code.value)
  const isRefreshable = subject.value.scope.openId.includes('offline_access')
  return good({
    subject: subject.value,
    nonce: code.value.nonce,
    refreshToken: isRefreshable ? nextRefreshToken(premises, subject.value) : undefined,
  })
}

/** Every use gives a new refresh token. The old one stays good: the app is expected to throw it away. */
function exchangeRefreshToken(
  premises: Premises,
  authority: Authority,
  app: AppRegistration,
  parameters: Parameters,
): Outcome<Grant> {
  const { refresh_token: sent } = parameters
  if (sent === undefined) return refused('parameterMissing', 'refresh_token')
  const grant = findRefreshToken(premises.store, premises.clock, app.clientId, sent)
  if (!grant.ok) return grant
  const subject = subjectOf(premises, authority, app, grant.value, parameters.scope)
  if (!subject.ok) return subject
  return good({
    subject: subject.value,
    nonce: undefined,
    refreshToken: nextRefreshToken(premises, subject.value),
  })
}

const nextRefreshToken = ({ store, clock }: Premises, { app, person, scope }: Subject): string =>
  issueRefreshToken(store, clock, app.clientId, person.id, scopeText(scope))

/** For whom and for what; an app may ask for other permissions than it did before, as long as they are agreed to. */
function subjectOf(
  { store, url }: Premises,
  { tenant }: Authority,
  app: AppRegistration,
  grant: { personId: string; scope: string },
  asked: string | undefined,
): Outcome<Subject> {
  const granted = readScope(grant.scope, url, tenant)
  if (!granted.ok) return granted
  const wanted = asked === undefined ? granted : readScope(asked, url, tenant)
  if (!wanted.ok) return wanted
  const scope: Scope = { openId: granted.value.openId, permissions: wanted.value.permissions }
  if (unconsented(store, app, scope).length > 0) return refused('consentMissing', app.clientId, app.displayName)
  const person = personById(store, grant.personId)
  if (!person) return refused('grantInvalid', 'grant')
  return good({ app, tenant, person, scope })
}

function answerRefusal(c: Context<Traced>, { url }: Premises, refusal: Refusal): Response {
  forbidStoring(c)
  return c.json(refusalBody(refusal, c.var.trace, url), statusOf(refusal))
}

function forbidStoring(c: Context): void {
  c.header('cache-control', 'no-store, no-cache')
  c.header('pragma', 'no-cache')
}
