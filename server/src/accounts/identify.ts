// Who calls: the holder of a session cookie, or of an API token.
//
// I1  A request that shows a token is judged by the token alone, good or bad.
// I2  A token never may more than its scopes, nor more than its owner may at this moment.
// I3  A session ends when it is idle or old, whatever the cookie says.
// I4  Who came by another issuer than today's is nobody: what the sandbox let in stays in the sandbox.

import { permissionsOf } from '@countersign/core/accounts'
import { parse } from 'hono/utils/cookie'
import type { Caller, Identify, KnownCaller } from '../http/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { hashOf } from '../platform/ids.ts'
import { sessionCookieName } from './sessions/cookie.ts'
import { selectSession, touchSession } from './sessions/sql.ts'
import { type AccountRow, selectAccount } from './sql.ts'
import { selectLiveToken, touchToken } from './tokens/sql.ts'

export type IdentifyOptions = { pool: Pool; url: URL; issuer: string; idleMs: number; now: () => Date }

const touchEveryMs = 60_000 // a write a minute at most, however much is clicked

export function identifier({ pool, url, issuer, idleMs, now }: IdentifyOptions): Identify {
  const cookieName = sessionCookieName(url)
  return async (headers) => {
    const authorization = headers.get('Authorization')
    if (authorization !== null) return byToken(authorization)
    const token = parse(headers.get('Cookie') ?? '', cookieName)[cookieName]
    return token ? bySession(token) : { kind: 'nobody' }
  }

  async function byToken(authorization: string): Promise<Caller | 'invalid-token'> {
    const [scheme, value] = authorization.split(' ')
    if (scheme?.toLowerCase() !== 'bearer' || !value) return 'invalid-token'
    const token = await selectLiveToken(pool, hashOf(value), now())
    const account = token && (await selectAccount(pool, token.owner.id))
    if (!token || account?.issuer !== issuer) return 'invalid-token'
    const at = now()
    if (at.getTime() - (token.lastUsedAt?.getTime() ?? 0) > touchEveryMs) await touchToken(pool, token.id, at)
    const allowed = permissionsOf(account.roles)
    return {
      ...known(account),
      permissions: new Set(token.scopes.filter((scope) => allowed.has(scope))),
      by: { kind: 'token', id: token.id, name: token.name },
    }
  }

  async function bySession(token: string): Promise<Caller> {
    const at = now()
    const session = await selectSession(pool, hashOf(token), at, new Date(at.getTime() - idleMs))
    const account = session && (await selectAccount(pool, session.accountId))
    if (!session || account?.issuer !== issuer) return { kind: 'nobody' }
    if (at.getTime() - session.lastSeenAt.getTime() > touchEveryMs) await touchSession(pool, session.id, at)
    return { ...known(account), by: { kind: 'session', id: session.id } }
  }
}

const known = ({ id, name, userPrincipalName, issuer, roles }: AccountRow): Omit<KnownCaller, 'by'> => ({
  kind: 'known',
  account: { id, name, userPrincipalName, issuer },
  roles,
  permissions: permissionsOf(roles),
})
