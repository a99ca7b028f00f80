// A linked flow says what was decided.
//
// C1  The first thing that a token says stands. The same again is answered the same again; anything else changes nothing.
// C2  What was said, what came of it and what is answered is one commit: whoever dies before it has heard nothing, and the
//     flow repeats itself, as it does where it gets no answer.
// C3  Who answered is named, or nobody has: a decision of the requester's, or of a stranger's, counts for nothing.

import { callbackBody, decisionIn, type SaidDecision } from '@countersign/core/links'
import { type Decided, insertEventOnce, judgeIn, placeOf, type Verdict, whoDecides } from '../../approvals/index.ts'
import type { Refused } from '../../http/index.ts'
import { refused } from '../../http/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Written } from '../../processes/index.ts'
import type { Parts } from '../parts.ts'
import { lockSaid, type Result, type Started, saveHeard } from '../sql/index.ts'
import { noteCall } from './noteCall.ts'

export type Heard = Result | Refused

export async function hearDecision(parts: Parts, tokenHash: Buffer, started: Started, body: unknown): Promise<Heard> {
  const { approvals, clock } = parts
  const read = callbackBody.safeParse(body)
  if (!read.success)
    return refused('invalid-input', {
      detail: 'A decision is a JSON object with an outcome (Approve or Reject), who decided (responder) and comments.',
      errors: read.error.issues.map(({ path, message }) => ({ path: `body.${path.join('.')}`, message })),
    })
  const said = decisionIn(read.data)
  await noteCall(parts, started)
  if (started.result && started.said && isSame(started.said, said)) return started.result
  const { place, judge } = await judging(parts, started, said)
  return approvals.together(place, async (tx): Promise<Written<Heard>> => {
    const [before, { result, isSettled, write }] = await Promise.all([lockSaid(tx, tokenHash), judge(tx)])
    if (!before) return { answer: refused('not-found') }
    if (before.said && !isSame(before.said, said))
      return { answer: await otherDecision(parts, tx, started, before.said, said) }
    if (before.result) return { answer: before.result }
    const state = isSettled ? 'answered' : 'failed'
    const sentence = isSettled ? null : result.sentence
    const heard = { tokenHash, said, at: clock.now(), state, sentence, result } as const
    const [tells] = await Promise.all([write(), saveHeard(tx, heard)])
    return { answer: result, tells }
  })
}

/** Of who answered what identifies them; how they are called, and what they said, may be put in other words. */
const isSame = (one: SaidDecision, other: SaidDecision): boolean => {
  const key = ({ word, responder: { id, userName, mail } }: SaidDecision) =>
    JSON.stringify([word, id, userName, mail].map((text) => text?.toLowerCase() ?? null))
  return key(one) === key(other)
}

async function otherDecision(
  { record, clock }: Parts,
  tx: Db,
  { requestId }: Started,
  stands: SaidDecision,
  said: SaidDecision,
): Promise<Refused> {
  const who = nameOf(said)
  const words = `First: ${inWords(stands)}. Now: ${inWords(said)}.`
  const again = { kind: 'answered-again', at: clock.now(), via: 'linked-flow', people: [], who, words } as const
  await insertEventOnce(tx, requestId, again, null) // who it was is the flow's own word
  await record(tx, {
    ...{ action: 'link.answer-refused', actor: { kind: 'nobody', id: '', name: who ?? 'Linked flow' } },
    subject: { kind: 'request', id: requestId, name: requestId },
    details: { said: said.word, before: stands.word },
  })
  return refused('conflict', {
    detail: `This flow has answered before (${stands.word}); an address is good for one decision. Nothing was changed.`,
  })
}

const nameOf = ({ responder: { name, userName, mail } }: SaidDecision): string | null =>
  name ?? userName ?? mail ?? null

const inWords = (said: SaidDecision): string => [said.word, nameOf(said)].filter(Boolean).join(' by ')

type Judged = Pick<Verdict, 'write'> & { result: Result; isSettled: boolean }

type Judging = { place: ReturnType<typeof placeOf>; judge: (tx: Db) => Promise<Judged> }

const nothing = async (): Promise<undefined> => undefined

/** Who answered is looked up before; what is left to do belongs into a transaction. */
async function judging(
  { approvals }: Parts,
  { requestId, workflowId }: Started,
  { outcome, word, responder, comments }: SaidDecision,
): Promise<Judging> {
  const place = { instanceId: requestId, key: requestId }
  const judged = (result: Result, write: Judged['write']): Judged => ({
    result,
    isSettled: result.status === 200,
    write,
  })
  if (outcome === null)
    return { place, judge: async () => ({ result: undecided(word), isSettled: false, write: nothing }) }
  const deciding = await whoDecides(approvals, {
    ...{ approvalId: requestId, outcome, reason: comments },
    by: { kind: 'linked-flow', responder, workflowId },
  })
  if (!deciding) return { place, judge: async () => judged(resultOf({ code: 'no-approval' }, outcome), nothing) }
  const judge = async (tx: Db): Promise<Judged> => {
    const { decided, write } = await judgeIn(approvals, tx, deciding)
    return judged(resultOf(decided, outcome), write)
  }
  return { place: placeOf(deciding), judge }
}

const undecided = (word: string): Result => ({
  status: 200,
  code: 'noted',
  sentence: `The flow ended without a decision (${word}). The request stays pending, to be decided in Countersign.`,
})

function resultOf(decided: Decided, said: 'approved' | 'denied'): Result {
  switch (decided.code) {
    case 'decided':
      return { status: 200, code: said, sentence: `The request is ${said}.` }
    case 'already-decided': {
      const by = decided.by === null ? '' : ` by ${decided.by}`
      const before =
        decided.outcome === 'expired' ? 'The request has expired' : `The request was ${decided.outcome} before${by}`
      const sentence = `${before}. The answer of the flow came later and changed nothing.`
      return { status: decided.outcome === said ? 200 : 409, code: 'already-decided', sentence }
    }
    case 'own-request':
      return no(
        'own-request',
        'Whoever asked for a change can’t approve it, here or in a flow. The request stays pending, to be decided in Countersign.',
      )
    case 'not-an-approver':
    case 'unknown-responder':
      return no(
        decided.code,
        'The flow does not say who answered, or nobody in the identity store goes by that. The request stays pending, to be decided in Countersign.',
      )
    case 'ambiguous-responder': {
      const people = decided.people.slice(0, 3).join(', ')
      const sentence = `What the flow says of who answered fits several users (${people}), so that the answer counts for nobody. Decide the request here, and give each of them a mail address and a user name of their own.`
      return no(decided.code, sentence)
    }
    case 'no-approval':
      return { status: 404, code: decided.code, sentence: 'There is no such request any more.' }
  }
}

const no = (code: string, sentence: string): Result => ({ status: 403, code, sentence })
