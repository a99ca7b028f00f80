// API tokens: for machines, named, scoped, expiring, shown once.

import * as api from '@countersign/core/api'
import { actorOf, type Recorder } from '../../audit/index.ts'
import { type Mounted, mounted, refused } from '../../http/index.ts'
import type { Pool } from '../../platform/database/index.ts'
import { hashOf, newId, newToken } from '../../platform/ids.ts'
import { tokenAnswer } from '../answers.ts'
import { countLiveTokens, insertToken, lockTokensOf, revoke, selectTokens } from './sql.ts'

export type TokenParts = { pool: Pool; record: Recorder; now: () => Date }

const liveTokensMax = 100 // of one account: more is a script gone wrong
const dayMs = 86_400_000

/** Recognisable where it should not be: secret scanners look for such a beginning. */
const newTokenValue = (): string => `csk_${newToken()}`

export function tokenOperations({ pool, record, now }: TokenParts): Mounted[] {
  return [
    mounted(api.listTokens, async ({ input: { query }, caller }) => {
      if (query.of === 'everybody' && !caller.permissions.has('tokens.manage-all'))
        return refused('no-permission', { detail: 'It needs the permission tokens.manage-all.' })
      const rows = await selectTokens(pool, query.of === 'everybody' ? null : caller.account.id, now())
      return { items: rows.map(tokenAnswer) }
    }),

    mounted(api.createToken, async ({ input: { body }, caller, requestId }) => {
      if (caller.by.kind === 'token')
        return refused('no-permission', { detail: 'An API token can’t create others; sign in to do so.' })
      const beyond = body.scopes.filter((scope) => !caller.permissions.has(scope))
      if (beyond.length > 0)
        return refused('no-permission', {
          detail: `You can’t give what you may not do yourself: ${beyond.join(', ')}.`,
        })
      const value = newTokenValue()
      const at = now()
      return pool.transaction(async (tx) => {
        await lockTokensOf(tx, caller.account.id)
        if ((await countLiveTokens(tx, caller.account.id, at)) >= liveTokensMax)
          return refused('conflict', { detail: `You have ${liveTokensMax} tokens already. Revoke one first.` })
        const row = await insertToken(tx, {
          id: newId(),
          tokenHash: hashOf(value),
          accountId: caller.account.id,
          name: body.name,
          scopes: [...new Set(body.scopes)],
          createdAt: at,
          expiresAt: new Date(at.getTime() + body.expiresInDays * dayMs),
        })
        const subject = { kind: 'token', id: row.id, name: row.name }
        const details = { scopes: row.scopes, expiresAt: row.expiresAt.toISOString() }
        await record(tx, { action: 'token.created', actor: actorOf(caller), subject, details, requestId })
        return { token: tokenAnswer(row), value }
      })
    }),

    mounted(api.revokeToken, async ({ input: { params }, caller, requestId }) => {
      const ownerId = caller.permissions.has('tokens.manage-all') ? null : caller.account.id
      return pool.transaction(async (tx) => {
        const revoked = await revoke(tx, params.id, ownerId, now())
        if (!revoked) return refused('not-found', { detail: 'There is no such live token of yours.' })
        const subject = { kind: 'token', id: params.id, name: revoked.name }
        await record(tx, { action: 'token.revoked', actor: actorOf(caller), subject, requestId })
        return undefined
      })
    }),
  ]
}
