// Somebody answers.
//
// D1  Everything that could be asked of the identity store is asked before; then the approval is locked, judged and ended
//     in one transaction: of two answers at a time one counts.
// D2  What does not count changes nothing. What came from outside, and what came too late, is told in the timeline: of
//     whoever answers here once, however often they do.

import { type Answering, type ApprovalOutcome, type Holder, type Judgement, judge } from '@countersign/core/approvals'
import type { Reference } from '@countersign/core/directory'
import { invariant } from '@countersign/engine'
import { type Actor, actorOf, nobody } from '../audit/index.ts'
import { personOf, type Store } from '../directory/index.ts'
import type { KnownCaller } from '../http/index.ts'
import { letterBytes } from '../mail/index.ts'
import type { Db } from '../platform/database/index.ts'
import type { Delivery, Place } from '../processes/index.ts'
import type { ApprovalRow, DecidedBy } from './approval.ts'
import { end } from './end.ts'
import { hasExpired } from './expire.ts'
import type { ApprovalParts } from './parts.ts'
import { peopleFitting, type Responder } from './responder.ts'
import { type Event, insertEvent, insertEventOnce, lockHeld, selectPlace } from './sql.ts'

export type Answer = {
  approvalId: string
  outcome: 'approved' | 'denied'
  reason: string | null
  by: { kind: 'portal'; caller: KnownCaller } | { kind: 'linked-flow'; responder: Responder; workflowId: string }
  requestId?: string | null
}

export type Decided =
  | { code: 'decided' }
  | { code: 'already-decided'; outcome: ApprovalOutcome; by: string | null; at: Date }
  | { code: 'own-request' }
  | { code: 'not-an-approver' }
  | { code: 'unknown-responder' }
  /** These all go by what the flow says of whoever answered. */
  | { code: 'ambiguous-responder'; people: readonly string[] }
  | { code: 'no-approval' }

export async function decide(parts: ApprovalParts, answer: Answer): Promise<Decided> {
  const deciding = await whoDecides(parts, answer)
  if (!deciding) return { code: 'no-approval' }
  return parts.together(placeOf(deciding), async (tx) => {
    const { decided, write } = await judgeIn(parts, tx, deciding)
    return { answer: decided, tells: await write() }
  })
}

/** An answer, who it was as far as the identity store knows, and the instance that waits for it as far as anybody knows. */
export type Deciding = Required<Place> & { id: string; answer: Answer; who: Who }

/** In what transaction it is decided. */
export const placeOf = ({ instanceId, key, brings }: Deciding): Place => ({ instanceId, key, brings })

/** D1. Undefined where there is no such approval. */
export async function whoDecides(parts: ApprovalParts, answer: Answer): Promise<Deciding | undefined> {
  const found = await selectPlace(parts.pool, answer.approvalId)
  const store = found && (await parts.stores.find(found.storeId))
  if (!found || !store) return undefined
  const { id, instanceId, heldBy, aboutBytes } = found
  const words = answer.reason?.length ?? 0
  const brings = (heldBy + 1) * (letterBytes + aboutBytes + words) // all of them are read, and each is told in a letter
  return { id, instanceId: instanceId ?? id, key: id, brings, answer, who: await whoAnswers(parts, store, answer) }
}

/** What comes of an answer, known behind the lock of the approval; what is to be written of it, and told to whoever waits. */
export type Verdict = { decided: Decided; write(): Promise<Delivery | undefined> }

/** In a transaction at its place (`placeOf`). */
export async function judgeIn(parts: ApprovalParts, tx: Db, deciding: Deciding): Promise<Verdict> {
  const { id, instanceId, answer, who } = deciding
  const at = parts.clock.now()
  const judged = await judgeNow(tx, id, who, at)
  if (!judged) return { decided: { code: 'no-approval' }, write: async () => undefined }
  const { judgement } = judged
  const counting = { ...judged, answer, who, at }
  return {
    decided: told(judged, who),
    write: () =>
      judgement === 'counts'
        ? count(parts, tx, counting, instanceId)
        : tell(parts, tx, { ...counting, judgement }).then(() => undefined),
  }
}

type Judged = { approval: ApprovalRow; holders: readonly Holder[]; judgement: Judgement }

/** D1 */
async function judgeNow(tx: Db, id: string, { answering }: Who, now: Date): Promise<Judged | undefined> {
  const held = await lockHeld(tx, id)
  if (!held) return undefined
  const { approval, holders } = held
  const { accountId, requester, state } = approval
  const judgement = judge(
    {
      requestedBy: { accountId, personId: requester.person?.id ?? null },
      holderIds: holders.map(({ person }) => person.id),
      isDecided: state !== 'pending' || hasExpired(approval, now),
    },
    answering,
  )
  return { approval, holders, judgement }
}

function told({ approval, judgement }: Judged, { fitting }: Who): Decided {
  if (judgement === 'counts') return { code: 'decided' }
  if (judgement === 'ambiguous-responder') return { code: judgement, people: fitting.map(({ name }) => name) }
  if (judgement !== 'already-decided') return { code: judgement }
  const { state, decidedBy, decidedAt, expiresAt } = approval
  if (state === 'pending' && expiresAt) return { code: judgement, outcome: 'expired', by: null, at: expiresAt }
  invariant(state !== 'pending' && decidedAt, `approval ${approval.id} is decided and pending`)
  return { code: judgement, outcome: state, by: decidedBy?.name ?? null, at: decidedAt }
}

/** `fitting`: of a flow, everybody who goes by what it says. */
type Who = { answering: Answering; by: DecidedBy; actor: Actor; fitting: readonly Reference[] }

/** D1 */
async function whoAnswers({ pool }: ApprovalParts, store: Store, { by }: Answer): Promise<Who> {
  if (by.kind === 'portal') {
    const { account, permissions } = by.caller
    const person = await personOf(pool, store, account)
    const asPerson: Reference | null = person ? { id: person.id, kind: 'user', name: person.name } : null
    return {
      answering: {
        ...{ way: 'portal', accountId: account.id, personId: person?.id ?? null },
        managesAll: permissions.has('requests.manage-all'),
      },
      by: { name: person?.name ?? account.name, person: asPerson },
      actor: actorOf(by.caller),
      fitting: [],
    }
  }
  const people = await peopleFitting(store.directory, by.responder)
  const [one] = people.length === 1 ? people : []
  const name = one?.name ?? by.responder.name ?? by.responder.userName ?? by.responder.mail ?? 'Somebody'
  return {
    answering: { way: 'linked-flow', people },
    by: { name, person: one ? { id: one.id, kind: 'user', name: one.name } : null },
    actor: { ...nobody, id: one?.id ?? '', name },
    fitting: people.map(({ id, name }) => ({ id, kind: 'user', name })),
  }
}

const tellings = {
  'already-decided': 'answered-late',
  'own-request': 'answered-own',
  'unknown-responder': 'answered-stranger',
  'ambiguous-responder': 'answered-ambiguous',
} as const satisfies Partial<Record<Judgement, Event['kind']>>

const toldMax = 10 // of those who go by one address; more are not looked at to mend it

type Counting = Judged & { answer: Answer; who: Who; at: Date }

const count = (
  parts: ApprovalParts,
  tx: Db,
  { approval, holders, answer, who, at }: Counting,
  locked: string,
): Promise<Delivery | undefined> =>
  end(parts, tx, {
    ...{ approval, holders, locked, by: { actor: who.actor, requestId: answer.requestId ?? null } },
    end: { id: approval.id, outcome: answer.outcome, by: who.by, via: answer.by.kind, because: answer.reason, at },
  })

/** D2 */
async function tell(
  { record }: ApprovalParts,
  tx: Db,
  { approval: { id, title }, judgement, answer, who, at }: Counting & { judgement: Exclude<Judgement, 'counts'> },
): Promise<void> {
  if (judgement === 'not-an-approver' || (answer.by.kind === 'portal' && judgement !== 'already-decided')) return
  const via = answer.by.kind
  const people = judgement === 'ambiguous-responder' ? who.fitting.slice(0, toldMax) : []
  const event: Event = { kind: tellings[judgement], at, who: who.by.name, via, people, words: answer.reason }
  await Promise.all([
    answer.by.kind === 'portal'
      ? insertEventOnce(tx, id, event, answer.by.caller.account.id)
      : insertEvent(tx, id, event),
    record(tx, {
      ...{ action: 'request.answer-ignored', actor: who.actor, requestId: answer.requestId ?? null },
      subject: { kind: 'request', id, name: title },
      details: { why: judgement, via, answer: answer.outcome },
    }),
  ])
}
