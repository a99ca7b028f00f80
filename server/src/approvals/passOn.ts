// Passes on what nobody has decided in time, and at last ends it where the identity store wants that.
//
// N1  Whom it goes to is looked up first, with no transaction open; it is written down only if nothing has happened to
//     the approval since: no decision, no rerouting, no other server that was faster.
// N2  Whoever dies loses nothing: it is due again when the claim is over. A store that does not answer delays, and no more.

import { type Escalation, escalate, heldBy, type Known } from '@countersign/core/approvals'
import { system } from '../audit/index.ts'
import type { Store } from '../directory/index.ts'
import { postLetters } from '../mail/index.ts'
import { type Loop, startLoop } from '../platform/loop.ts'
import type { ApprovalRow } from './approval.ts'
import { expireDue } from './expire.ts'
import { lettersToHolders } from './letters.ts'
import { daysAfter, knownFrom, leftOutOf } from './open.ts'
import type { ApprovalParts } from './parts.ts'
import {
  claimDue,
  insertEvent,
  insertHolders,
  lockApproval,
  moveApproval,
  selectApproval,
  selectHolding,
  selectNextDue,
  selectNextExpiry,
} from './sql.ts'

const claimMs = 300_000
const lookMs = 60_000 // what another server has opened is noticed within this time
const batchMax = 20
const roundsMax = 50 // a line of more people than that is none

export const startPassingOn = (parts: ApprovalParts): Loop => {
  const { pool, clock, log } = parts
  return startLoop({
    clock,
    round: async () => {
      const at = clock.now()
      const until = new Date(at.getTime() + claimMs)
      const expired = await expireDue(parts, at, batchMax)
      const due = await claimDue(pool, at, until, batchMax)
      for (const { id, storeId } of due)
        await passOn(parts, id, storeId, until).catch((cause: unknown) =>
          log.error({ err: cause, approval: id }, 'an approval could not be passed on; trying again in five minutes'),
        )
      if (due.length === batchMax || expired === batchMax) return at
      const next = await Promise.all([selectNextDue(pool), selectNextExpiry(pool)])
      const look = at.getTime() + lookMs
      // What could not be ended just now is due already: it is looked at again with the others.
      const times = next.flatMap(({ at: time }) => (time && time > at ? time.getTime() : []))
      return new Date(Math.min(look, ...times))
    },
    failed: (cause) => log.error({ err: cause }, 'approvals could not be looked through; trying again'),
  })
}

async function passOn(parts: ApprovalParts, id: string, storeId: string, claimed: Date): Promise<void> {
  const { pool, stores } = parts
  const store = await stores.find(storeId)
  const [approval, holders] = await Promise.all([selectApproval(pool, id), selectHolding(pool, id)])
  if (!store || !approval?.line) return
  const escalation = await nextFor(
    store,
    approval,
    holders.map(({ person }) => person.id),
  )
  await write(parts, approval, escalation, claimed)
}

type Decision = Exclude<Escalation, { kind: 'look-up' }>

async function nextFor({ directory }: Store, approval: ApprovalRow, holderIds: readonly string[]): Promise<Decision> {
  const { line, requester, defaultApprover, levelsMax } = approval
  if (!line) return rests
  const escalating = { line, holderIds, requesterId: requester.person?.id ?? null, defaultApprover, levelsMax }
  let known: Known = new Map()
  for (let round = 0; round < roundsMax; round += 1) {
    const next = escalate(escalating, known)
    if (next.kind !== 'look-up') return next
    known = new Map([...known, ...knownFrom(next.ids, await directory.standings(next.ids))])
  }
  return rests
}

const rests = { kind: 'rests', leftOut: [] } as const

/** N1 */
const write = ({ pool, record, clock }: ApprovalParts, { id }: ApprovalRow, decision: Decision, claimed: Date) =>
  pool.transaction(async (tx) => {
    const approval = await lockApproval(tx, id)
    if (approval?.state !== 'pending' || approval.nextAt?.getTime() !== claimed.getTime()) return
    const at = clock.now()
    const event = { at, who: null, via: null, words: null }
    if (decision.leftOut.length > 0) await insertEvent(tx, id, leftOutOf(decision.leftOut, at))
    if (decision.kind === 'rests') {
      await moveApproval(tx, { ...approval, nextAt: null })
      await insertEvent(tx, id, { ...event, kind: 'resting', people: [] })
      return
    }
    const { holders, queue, line } = decision
    const people = heldBy(holders)
    await Promise.all([
      insertHolders(tx, id, holders, at),
      moveApproval(tx, { id, queue, line, nextAt: daysAfter(at, approval.everyDays) }),
      insertEvent(tx, id, { ...event, kind: 'escalated', people }),
      record(tx, {
        ...{ action: 'request.escalated', actor: system },
        subject: { kind: 'request', id, name: approval.title },
        details: { to: people.map(({ name }) => name) },
      }),
      postLetters(tx, lettersToHolders(approval, holders, at)),
    ])
  })
