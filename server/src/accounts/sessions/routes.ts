// Me: who am I, where am I signed in, and out again.

import * as api from '@countersign/core/api'
import { deleteCookie, getCookie } from 'hono/cookie'
import { actorOf, type Recorder } from '../../audit/index.ts'
import { type KnownCaller, type Mounted, mounted, type RequestContext, refused } from '../../http/index.ts'
import type { Pool } from '../../platform/database/index.ts'
import { hashOf } from '../../platform/ids.ts'
import { sessionAnswer } from '../answers.ts'
import type { IdentityProvider } from '../sign-in/identityProvider.ts'
import { sessionCookieName, sessionCookieOptions } from './cookie.ts'
import { deleteSession, deleteSessionByToken, deleteSessionsOf, selectSessionsOf } from './sql.ts'

export type SessionParts = {
  pool: Pool
  record: Recorder
  url: URL
  provider: IdentityProvider
  idleMs: number
  now: () => Date
}

export function sessionOperations({ pool, record, url, provider, idleMs, now }: SessionParts): Mounted[] {
  const liveSessions = async (caller: KnownCaller) => {
    const at = now()
    const rows = await selectSessionsOf(pool, caller.account.id, at, new Date(at.getTime() - idleMs))
    return rows.map((row) => sessionAnswer(row, caller.by.kind === 'session' ? caller.by.id : null))
  }
  const forgetCookie = (c: RequestContext) => deleteCookie(c, sessionCookieName(url), sessionCookieOptions(url, 0))

  return [
    mounted(api.getMe, async ({ caller }) => ({
      account: caller.account,
      roles: caller.roles,
      permissions: [...caller.permissions],
      session: (await liveSessions(caller)).find(({ current }) => current) ?? null,
    })),

    mounted(api.listMySessions, async ({ caller }) => ({ items: await liveSessions(caller) })),

    mounted(api.endMySession, ({ input: { params }, caller, requestId }) =>
      pool.transaction(async (tx) => {
        if (!(await deleteSession(tx, caller.account.id, params.id))) return refused('not-found')
        const details = { session: params.id }
        await record(tx, { action: 'session.ended', actor: actorOf(caller), details, requestId })
        return undefined
      }),
    ),

    mounted(api.endMySessions, async ({ caller, requestId, context }) => {
      await pool.transaction(async (tx) => {
        const ended = await deleteSessionsOf(tx, caller.account.id)
        const details = { sessions: ended.length }
        await record(tx, { action: 'sessions.ended', actor: actorOf(caller), details, requestId })
      })
      forgetCookie(context)
      return undefined
    }),

    mounted(api.signOut, async ({ caller, requestId, context }) => {
      const token = getCookie(context, sessionCookieName(url))
      if (token && caller.kind === 'known' && caller.by.kind === 'session') {
        const details = { session: caller.by.id }
        await pool.transaction(async (tx) => {
          if (await deleteSessionByToken(tx, hashOf(token)))
            await record(tx, { action: 'session.ended', actor: actorOf(caller), details, requestId })
        })
      }
      forgetCookie(context)
      // Where the issuer can't say, signing out here has to do.
      const location = await provider.endUrl().catch(() => undefined)
      return { location: location?.href ?? '/' }
    }),
  ]
}
