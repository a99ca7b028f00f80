// Requests over HTTP: found, looked at, decided, taken back, given to others.

import * as api from '@countersign/core/api'
import { z } from 'zod'
import {
  type ApprovalParts,
  type Cancelled,
  cancel,
  type Decided,
  decide,
  personsOf,
  type Rerouted,
  reroute,
} from '../../approvals/index.ts'
import { actorOf } from '../../audit/index.ts'
import { patternsOf, reaching } from '../../directory/index.ts'
import {
  cursorOf,
  isRefused,
  type KnownCaller,
  type Mounted,
  mounted,
  pageOf,
  type Refused,
  refused,
} from '../../http/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { markPasswordShown } from '../sql.ts'
import { detailsOf, maySee, type Seen, summaryOf } from './answers.ts'
import { countInbox, selectEvents, selectHolders, selectRequest, selectRequests } from './sql.ts'

export type RequestParts = ApprovalParts & {
  /** What is known of the linked cloud flow of a request; null where there is none. */
  linkStateOf: (db: Db, requestId: string) => Promise<api.RequestDetails['link']>
  /** The password that a change led to, told again. */
  temporaryPasswordOf: (changeId: string) => string
}

const place = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }))

export function requestOperations(parts: RequestParts): Mounted[] {
  const { pool } = parts
  const details = (id: string, caller: KnownCaller) => requestAnswer(parts, id, caller)
  return [
    mounted(api.countRequests, async ({ caller }) => {
      const { reader } = await seenBy(pool, caller)
      const withLeftOver = caller.permissions.has('requests.manage-all')
      return { inbox: await countInbox(pool, reader, withLeftOver, api.requestsCountedMax) }
    }),

    mounted(api.listRequests, async ({ input: { query }, caller }) => {
      const { list, state, storeId, search, since, cursor, limit } = query
      if (list === 'all' && !caller.permissions.has('requests.read-all'))
        return refused('no-permission', { detail: 'Everybody’s requests are for holders of requests.read-all.' })
      const after = cursor === undefined ? undefined : place.read(cursor)
      if (cursor !== undefined && !after) return refused('invalid-cursor')
      const seen = await seenBy(pool, caller)
      const withLeftOver = caller.permissions.has('requests.manage-all')
      const asked = { list, state, storeId, since, patterns: patternsOf(search), withLeftOver }
      const rows = await selectRequests(pool, seen.reader, asked, after, limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, place, ({ createdAt, id }) => ({
        ...{ at: createdAt.toISOString(), id },
      }))
      return { items: items.map((row) => summaryOf(row, seen)), nextCursor }
    }),

    mounted(api.getRequest, ({ input: { params }, caller }) => details(params.id, caller)),

    mounted(api.approveRequest, ({ input: { params, body }, caller, requestId }) =>
      answered(parts, { id: params.id, outcome: 'approved', reason: body.comment || null, caller, requestId }),
    ),

    mounted(api.denyRequest, ({ input: { params, body }, caller, requestId }) =>
      answered(parts, { id: params.id, outcome: 'denied', reason: body.reason, caller, requestId }),
    ),

    mounted(api.cancelRequest, async ({ input: { params }, caller, requestId }) => {
      const seen = await details(params.id, caller)
      if (isRefused(seen)) return seen
      const cancelled = await reaching(() => cancel(parts, { approvalId: params.id, caller, requestId }))
      return isRefused(cancelled) ? cancelled : (notCancelled(cancelled) ?? details(params.id, caller))
    }),

    mounted(api.rerouteRequest, async ({ input: { params, body }, caller, requestId }) => {
      const given = { approvalId: params.id, to: body.to, reason: body.reason, caller, requestId }
      const rerouted = await reaching(() => reroute(parts, given))
      return isRefused(rerouted) ? rerouted : (notRerouted(rerouted) ?? details(params.id, caller))
    }),

    mounted(api.showTemporaryPassword, ({ input: { params }, caller, requestId }) =>
      showPassword(parts, params.id, caller, requestId),
    ),
  ]
}

const seenBy = async (db: Db, caller: KnownCaller): Promise<Seen> => ({
  caller,
  reader: { accountId: caller.account.id, persons: await personsOf(db, caller.account.id) },
})

async function requestAnswer(
  { pool, linkStateOf }: RequestParts,
  id: string,
  caller: KnownCaller,
): Promise<api.RequestDetails | Refused> {
  const seen = await seenBy(pool, caller)
  const row = await selectRequest(pool, seen.reader, id)
  if (!row || !maySee(row, seen)) return refused('not-found')
  const [events, holders, link] = await Promise.all([
    selectEvents(pool, id),
    selectHolders(pool, id),
    linkStateOf(pool, id),
  ])
  return detailsOf(row, { events, holders, link }, seen)
}

type Answering = {
  id: string
  outcome: 'approved' | 'denied'
  reason: string | null
  caller: KnownCaller
  requestId: string
}

async function answered(parts: RequestParts, { id, outcome, reason, caller, requestId }: Answering) {
  const decided = await reaching(() =>
    decide(parts, { approvalId: id, outcome, reason, by: { kind: 'portal', caller }, requestId }),
  )
  if (isRefused(decided)) return decided
  return notDecided(decided) ?? requestAnswer(parts, id, caller)
}

function notDecided(decided: Decided): Refused | undefined {
  switch (decided.code) {
    case 'decided':
      return undefined
    case 'already-decided':
      return refused('conflict', {
        detail:
          decided.outcome === 'expired'
            ? 'Nobody answered in time: the request has expired, and nothing is changed.'
            : `${decided.by ?? 'Somebody'} was faster: it is ${decided.outcome} already.`,
      })
    case 'own-request':
      return refused('no-permission', { detail: 'Nobody decides a request of their own.' })
    case 'not-an-approver':
    case 'unknown-responder':
    case 'ambiguous-responder':
      return refused('no-permission', { detail: 'You are not asked for this request.' })
    case 'no-approval':
      return refused('not-found')
  }
}

function notCancelled({ code }: Cancelled): Refused | undefined {
  switch (code) {
    case 'cancelled':
      return undefined
    case 'already-decided':
      return refused('conflict', { detail: 'It is decided already, and can’t be taken back any more.' })
    case 'not-yours':
      return refused('no-permission', { detail: 'Only whoever made a request takes it back.' })
    case 'no-approval':
      return refused('not-found')
  }
}

function notRerouted(rerouted: Rerouted): Refused | undefined {
  switch (rerouted.code) {
    case 'rerouted':
      return undefined
    case 'already-decided':
      return refused('conflict', { detail: 'It is decided already: there is nobody to give it to.' })
    case 'own-request':
      return refused('no-permission', { detail: 'Nobody says who decides a request of their own.' })
    case 'unusable':
      return refused('invalid-input', { errors: [{ path: 'body.to', message: rerouted.sentence }] })
    case 'no-approval':
      return refused('not-found')
  }
}

/** Shown in the same commit that says it was: who comes second sees nothing. */
async function showPassword(
  { pool, record, clock, temporaryPasswordOf }: RequestParts,
  id: string,
  caller: KnownCaller,
  requestId: string,
) {
  const { reader } = await seenBy(pool, caller)
  const row = await selectRequest(pool, reader, id)
  if (!row || row.accountId !== caller.account.id) return refused('not-found')
  const isShown = await pool.transaction(async (tx) => {
    if (!(await markPasswordShown(tx, id, clock.now()))) return false
    const subject = { kind: 'request', id, name: row.title }
    await record(tx, { action: 'password.shown', actor: actorOf(caller), subject, requestId })
    return true
  })
  if (isShown) return { temporaryPassword: temporaryPasswordOf(id) }
  return refused('conflict', {
    detail: row.passwordShownAt
      ? 'It was shown already, and is shown once. Reset the password again if it is lost.'
      : 'This request has led to no temporary password.',
  })
}
