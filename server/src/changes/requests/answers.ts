// Requests in the words of core/api, and what whoever reads one may do with it.

import type { RequestDeed, RequestDetails, RequestSummary } from '@countersign/core/api'
import { referenceTo } from '@countersign/core/approvals'
import { changeKinds, subjectOf } from '@countersign/core/changes'
import type { KnownCaller } from '../../http/index.ts'
import { value, values } from '../answers.ts'
import type { EventRow, HolderRow, Reader, RequestDetailsRow, RequestRow } from './sql.ts'

export type Seen = { caller: KnownCaller; reader: Reader }

export function summaryOf(row: RequestRow, seen: Seen): RequestSummary {
  const { id, storeId, storeName, workflow, content, queue, requester, state, createdAt, decidedAt } = row
  return {
    ...{ id, storeId, storeName, workflow, kind: content?.kind ?? null, member: content?.member ?? null, queue, state },
    target: targetOf(row),
    subject: content ? subjectOf(content) : row.title,
    requester: { name: requester.name, person: requester.person },
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    heldBy: row.heldBy ?? [],
    heldByCount: row.heldByCount,
    heldSince: row.heldSince?.toISOString() ?? null,
    may: mayDo(row, seen),
  }
}

/** What was to be created is its own target from then on. */
function targetOf({ content, targetId }: RequestRow): RequestSummary['target'] {
  if (!content) return null
  if (content.target) return content.target
  return targetId === null ? null : { id: targetId, kind: changeKinds[content.kind].of, name: subjectOf(content) }
}

export const isOwnRequest = ({ accountId, requester, storeId }: RequestRow, { reader }: Seen): boolean =>
  accountId === reader.accountId ||
  reader.persons.some((one) => one.storeId === storeId && one.personId === requester.person?.id)

/** Only what shows: whoever does it is judged anew (`core/approvals/judge.ts`). */
function mayDo(row: RequestRow, seen: Seen): RequestDeed[] {
  if (row.approvalState !== 'pending') return []
  if (isOwnRequest(row, seen)) return ['cancel']
  const managesAll = seen.caller.permissions.has('requests.manage-all')
  return [
    ...(row.holds || managesAll ? (['approve', 'deny'] as const) : []),
    ...(managesAll ? (['reroute'] as const) : []),
  ]
}

/** Whoever made it, whoever was asked, and whoever may see all of them; and what nobody else can decide. */
export const maySee = (row: RequestRow, seen: Seen): boolean =>
  isOwnRequest(row, seen) ||
  row.held ||
  seen.caller.permissions.has('requests.read-all') ||
  seen.caller.permissions.has('requests.manage-all')

export type Around = {
  events: readonly EventRow[]
  holders: readonly HolderRow[]
  link: RequestDetails['link']
}

export function detailsOf(row: RequestDetailsRow, { events, holders, link }: Around, seen: Seen): RequestDetails {
  const { content, message, reason, sentence, conflicts, nextAt, expiresAt, instanceId } = row
  return {
    ...{ ...summaryOf(row, seen), message, reason, sentence, link },
    old: content ? values(content.old) : {},
    new: content ? values(content.new) : {},
    conflicts: (conflicts ?? []).map((one) => ({ name: one.name, old: value(one.old), current: value(one.current) })),
    decision: decisionOf(row),
    timeline: events.map(({ at, words, ...event }) => ({ ...event, at: at.toISOString(), text: words })),
    holders: holders.map(holderOf),
    nextEscalationAt: nextAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    instanceId: instanceId ?? row.id,
    hasTemporaryPassword: hasPassword(row, seen),
  }
}

function decisionOf({ approvalState, decidedBy, decidedVia, decidedAt, decidedBecause }: RequestDetailsRow) {
  if (approvalState === 'pending' || !decidedAt) return null
  const at = decidedAt.toISOString()
  return { outcome: approvalState, by: decidedBy, via: decidedVia, at, reason: decidedBecause }
}

const holderOf = ({ content, since, until }: HolderRow): RequestDetails['holders'][number] => ({
  person: referenceTo(content.person),
  via: content.reason,
  group: content.group,
  since: since.toISOString(),
  level: content.level,
  insteadOf: content.insteadOf,
  until: until?.toISOString() ?? null,
})

const hasPassword = (row: RequestDetailsRow, seen: Seen): boolean =>
  row.accountId === seen.reader.accountId &&
  leadsToPassword(row) &&
  row.state === 'applied' &&
  row.passwordShownAt === null

/** A user who is created in Entra begins with one; of the store that we keep nobody signs in by a password. */
const leadsToPassword = ({ content, provider }: RequestRow): boolean =>
  content?.kind === 'user.resetPassword' || (content?.kind === 'user.create' && provider === 'entra')
