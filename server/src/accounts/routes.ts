// Accounts and the roles they hold.

import * as api from '@countersign/core/api'
import { z } from 'zod'
import { actorOf, type Recorder } from '../audit/index.ts'
import { cursorOf, type KnownCaller, type Mounted, mounted, pageOf, refused } from '../http/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { accountAnswer } from './answers.ts'
import { type By, removeRule, setGrantedRoles } from './grantRoles.ts'
import { deleteSessionsOf } from './sessions/sql.ts'
import { insertRule, selectAccount, selectAccounts, selectRules } from './sql.ts'

export type AccountParts = { pool: Pool; record: Recorder; now: () => Date }

const place = cursorOf(z.object({ name: z.string(), id: z.uuid() }))
const lastAdministrator = 'Nobody would be an administrator any more. Give the role to somebody else first.'

export function accountOperations({ pool, record, now }: AccountParts): Mounted[] {
  const by = (caller: KnownCaller, requestId: string): By => ({
    actor: actorOf(caller),
    issuer: caller.account.issuer,
    requestId,
    now: now(),
  })
  return [
    mounted(api.listAccounts, async ({ input: { query } }) => {
      const after = query.cursor === undefined ? undefined : place.read(query.cursor)
      if (query.cursor !== undefined && !after) return refused('invalid-cursor')
      const rows = await selectAccounts(pool, query.search, after, query.limit + 1)
      const { items, nextCursor } = pageOf(rows, query.limit, place, ({ name, id }) => ({
        name: name.toLowerCase(),
        id,
      }))
      return { items: items.map(accountAnswer), nextCursor }
    }),

    mounted(api.setGrantedRoles, async ({ input: { params, body }, caller, requestId }) => {
      const outcome = await setGrantedRoles(pool, record, params.id, body.roles, by(caller, requestId))
      if (outcome.ok) return accountAnswer(outcome.account)
      return outcome.refusal === 'not-found' ? refused('not-found') : refused('conflict', { detail: lastAdministrator })
    }),

    mounted(api.endAccountSessions, ({ input: { params }, caller, requestId }) =>
      pool.transaction(async (tx) => {
        const account = await selectAccount(tx, params.id)
        if (!account) return refused('not-found')
        const ended = await deleteSessionsOf(tx, params.id)
        const subject = { kind: 'account', id: account.id, name: account.name }
        await record(tx, {
          action: 'sessions.ended',
          actor: actorOf(caller),
          subject,
          details: { sessions: ended.length },
          requestId,
        })
        return undefined
      }),
    ),

    mounted(api.listRoleRules, async () => ({
      items: (await selectRules(pool)).map((rule) => ({ ...rule, createdAt: rule.createdAt.toISOString() })),
    })),

    mounted(api.createRoleRule, ({ input: { body }, caller, requestId }) =>
      pool.transaction(async (tx) => {
        const createdAt = now()
        const rule = await insertRule(tx, newId(), body, createdAt)
        if (!rule) return refused('conflict', { detail: 'The same rule is there already.' })
        const subject = { kind: 'role-rule', id: rule.id, name: `${body.claim} ${body.value}` }
        await record(tx, {
          action: 'role-rule.created',
          actor: actorOf(caller),
          subject,
          details: { ...body },
          requestId,
        })
        return { ...body, id: rule.id, createdAt: createdAt.toISOString() }
      }),
    ),

    mounted(api.deleteRoleRule, async ({ input: { params }, caller, requestId }) => {
      const outcome = await removeRule(pool, record, params.id, by(caller, requestId))
      if (outcome.ok) return undefined
      return outcome.refusal === 'not-found' ? refused('not-found') : refused('conflict', { detail: lastAdministrator })
    }),
  ]
}
