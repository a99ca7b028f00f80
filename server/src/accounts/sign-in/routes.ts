// The browser's way in: /sign-in → identity provider → /sign-in/callback → session cookie.

import type { ProblemCode } from '@countersign/core/api'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Recorder } from '../../audit/index.ts'
import type { App, Identify, RequestContext } from '../../http/index.ts'
import type { Pool } from '../../platform/database/index.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { sessionCookieName, sessionCookieOptions } from '../sessions/cookie.ts'
import {
  type Attempt,
  attemptCookieName,
  attemptCookiePrefix,
  attemptSeconds,
  attemptsMax,
  openAttempt,
  sealAttempt,
} from './attempt.ts'
import { isFirstAdministratorToken } from './firstAdministrator.ts'
import { verifySession } from './fresh.ts'
import { type IdentityProvider, IssuerUnreachable, SignInRefused } from './identityProvider.ts'
import { answerFirstAdministratorPage, answerSignInProblem } from './page.ts'
import { safeReturnTo } from './returnTo.ts'
import { newAttempt, recordRefusal, startSession } from './signIn.ts'

export type SignInParts = {
  pool: Pool
  record: Recorder
  metrics: Metrics
  url: URL
  provider: IdentityProvider
  /** Seals the attempts that browsers carry. */
  key: Uint8Array
  lifeMs: number
  now: () => Date
  identify: Identify
}

export function mountSignIn(app: App, parts: SignInParts): void {
  const { pool, url, provider, now } = parts

  app.get('/sign-in', (c) => {
    c.set('route', '/sign-in')
    return begin(c, parts, safeReturnTo(c.req.query('returnTo'), url))
  })

  app.get('/sign-in/again', async (c) => {
    c.set('route', '/sign-in/again')
    const returnTo = safeReturnTo(c.req.query('returnTo'), url)
    const caller = await parts.identify(c.req.raw.headers)
    if (caller === 'invalid-token' || caller.kind === 'nobody') return begin(c, parts, returnTo)
    if (caller.by.kind !== 'session') return answerSignInProblem(c, 'no-permission')
    return begin(c, parts, returnTo, { again: { sessionId: caller.by.id, begunAtMs: now().getTime() } })
  })

  app.get('/sign-in/callback', (c) => {
    c.set('route', '/sign-in/callback')
    return finish(c, parts)
  })

  app.get('/sign-in/first-administrator', async (c) => {
    c.set('route', '/sign-in/first-administrator')
    const token = c.req.query('token') ?? ''
    if (!(await isFirstAdministratorToken(pool, token, now()))) return answerSignInProblem(c, 'link-used')
    return answerFirstAdministratorPage(c, token, new URL(provider.issuer))
  })

  app.post('/sign-in/first-administrator', async (c) => {
    c.set('route', '/sign-in/first-administrator')
    const token = await tokenIn(c)
    if (token === undefined) return answerSignInProblem(c, 'unsupported-media-type')
    if (!(await isFirstAdministratorToken(pool, token, now()))) return answerSignInProblem(c, 'link-used')
    return begin(c, parts, '/admin', { firstAdministratorToken: token })
  })
}

async function begin(
  c: RequestContext,
  parts: SignInParts,
  returnTo: string,
  more: Pick<Attempt, 'firstAdministratorToken' | 'again'> = {},
) {
  const attempt = newAttempt(returnTo, more)
  let location: URL
  try {
    location = await parts.provider.startUrl(attempt, more.again !== undefined)
  } catch (cause) {
    return answerFault(c, parts, cause)
  }
  forgetAttempts(c, parts.url)
  const sealed = await sealAttempt(parts.key, attempt, parts.now())
  setCookie(
    c,
    attemptCookieName(parts.url, attempt.state),
    sealed,
    sessionCookieOptions(parts.url, attemptSeconds * 1_000),
  )
  c.header('Cache-Control', 'no-store')
  return c.redirect(location.href, 303)
}

/** Attempts that were never finished are dropped before there are too many. */
function forgetAttempts(c: RequestContext, url: URL): void {
  const names = Object.keys(getCookie(c)).filter((name) => name.startsWith(attemptCookiePrefix(url)))
  if (names.length < attemptsMax) return
  for (const name of names) deleteCookie(c, name, sessionCookieOptions(url, 0))
}

/** The token of the form; undefined when what was sent is no form. */
async function tokenIn(c: RequestContext): Promise<string | undefined> {
  const { token } = await c.req.parseBody().catch(() => ({ token: undefined }))
  return typeof token === 'string' ? token : undefined
}

async function finish(c: RequestContext, parts: SignInParts) {
  const { url, pool, record, metrics, now } = parts
  const state = c.req.query('state') ?? ''
  const cookieName = attemptCookieName(url, state)
  const sealed = /^[\w-]+$/.test(state) ? getCookie(c, cookieName) : undefined
  if (!sealed) return answerSignInProblem(c, 'sign-in-forged')
  deleteCookie(c, cookieName, sessionCookieOptions(url, 0))
  const opened = await openAttempt(parts.key, sealed, now())
  if (!opened.ok) return answerSignInProblem(c, `sign-in-${opened.why}`)
  const { attempt } = opened
  if (attempt.state !== state) return answerSignInProblem(c, 'sign-in-forged')

  const browser = { userAgent: c.req.header('User-Agent') ?? '', address: c.get('address') }
  const requestId = c.get('requestId')
  try {
    const returned = new URL(`/sign-in/callback${new URL(c.req.url).search}`, url)
    const { authenticatedAt, ...who } = await parts.provider.finish(returned, attempt)
    if (attempt.again) {
      const shown = { who, authenticatedAt, now: now(), requestId }
      const verified = await verifySession(pool, record, attempt.again, shown)
      if (!verified.ok) return answerSignInProblem(c, 'sign-in-refused', verified.sentence)
      c.header('Cache-Control', 'no-store')
      return c.redirect(attempt.returnTo, 303)
    }
    const { token, linkUsed } = await startSession(pool, record, {
      who,
      browser,
      earlierToken: getCookie(c, sessionCookieName(url)),
      firstAdministratorToken: attempt.firstAdministratorToken,
      requestId,
      now: now(),
      lifeMs: parts.lifeMs,
    })
    setCookie(c, sessionCookieName(url), token, sessionCookieOptions(url, parts.lifeMs))
    metrics.signIn('started')
    if (!linkUsed) return answerSignInProblem(c, 'link-used')
    c.header('Cache-Control', 'no-store')
    return c.redirect(attempt.returnTo, 303)
  } catch (cause) {
    if (cause instanceof SignInRefused && cause.code) await recordRefusal(pool, record, cause.code, browser, requestId)
    return answerFault(c, parts, cause)
  }
}

function answerFault(c: RequestContext, { metrics }: SignInParts, cause: unknown): Response | Promise<Response> {
  if (!(cause instanceof SignInRefused || cause instanceof IssuerUnreachable)) throw cause
  const code: ProblemCode = cause instanceof SignInRefused ? 'sign-in-refused' : 'identity-provider-unreachable'
  c.get('log')().warn({ err: cause }, code)
  if (cause instanceof SignInRefused) metrics.signIn('refused')
  return answerSignInProblem(c, code, cause instanceof SignInRefused ? cause.message : undefined)
}
