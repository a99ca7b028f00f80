// Somebody asks for a change: is it sound, may they, and from there on it is on its way.

import { type AskedChange, type Change, namedIn, prepare, rightToChange, subjectOf } from '@countersign/core/changes'
import { type ObjectDetails, referenceOf } from '@countersign/core/directory'
import { actorOf, type Recorder } from '../audit/index.ts'
import { askerOf, personOf, type Store, type Stores } from '../directory/index.ts'
import { isRefused, type KnownCaller, type Refused, refused } from '../http/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import type { Applier } from './apply.ts'
import { refusedAs } from './refusals.ts'
import { type ChangeRow, insertChange, type NewChange, selectByRepetition } from './sql.ts'

export type SubmitParts = { pool: Pool; record: Recorder; now: () => Date; stores: Stores; applier: Applier }

export type Submission = {
  storeId: string
  asked: AskedChange
  reason: string
  caller: KnownCaller
  repetitionKey: string | undefined
  requestId: string
}

export type Submitted = { change: ChangeRow; isNew: boolean }

export async function submit(parts: SubmitParts, submission: Submission): Promise<Submitted | Refused> {
  const { pool, stores } = parts
  const store = await stores.find(submission.storeId)
  if (!store) return refused('not-found', { detail: 'There is no such identity store.' })
  const person = await personOf(pool, store, submission.caller.account)
  const content = await permitted(store, submission, person)
  if (isRefused(content)) return content
  // Where a workflow holds a change, it will be here: instead of being on its way at once it waits for its approval.
  return begin(parts, submission, content, person)
}

/** The change with its old and new values, if it is sound and whoever asks may have it without asking anybody else. */
async function permitted(
  { directory, domains }: Store,
  { asked: given, caller }: Submission,
  person: ObjectDetails | undefined,
): Promise<Change | Refused> {
  const asked = withOwner(given, person)
  const target = 'targetId' in asked ? await directory.get(asked.targetId) : undefined
  const named = new Map((await directory.references(namedIn(asked))).map((one) => [one.id, one]))
  const { schema } = directory
  const prepared = prepare(asked, { schema, domains, target, named, person: person ? referenceOf(person) : null })
  if (!prepared.ok) return refusedAs(prepared)
  const right = rightToChange(prepared.change, askerOf(caller, person), { target: target ?? null, schema })
  if (right.right === 'none') return refused('no-permission', { detail: right.why })
  if (right.right === 'with-approval')
    return refused('no-permission', {
      detail: 'This needs somebody’s approval, and no workflow of this identity store asks for one.',
    })
  return prepared.change
}

/** Who makes a group and names nobody is its owner. */
const withOwner = (asked: AskedChange, person: ObjectDetails | undefined): AskedChange =>
  asked.kind === 'group.create' && asked.ownerIds.length === 0 && person ? { ...asked, ownerIds: [person.id] } : asked

async function begin(
  { pool, record, now, applier }: SubmitParts,
  { storeId, reason, caller, repetitionKey, requestId }: Submission,
  content: Change,
  person: ObjectDetails | undefined,
): Promise<Submitted> {
  const requester = { name: caller.account.name, person: person ? referenceOf(person) : null }
  const change: NewChange = {
    ...{ id: newId(), storeId, content, requester, accountId: caller.account.id, repetitionKey, requestId },
    ...{ reason: reason || null, at: now(), runAt: applier.leaseEnd() },
  }
  return pool.transaction(async (tx) => {
    const row = await insertChange(tx, change)
    if (!row) return { change: await selectByRepetition(tx, change.accountId, repetitionKey ?? ''), isNew: false }
    const { kind, target, old } = content
    await record(tx, {
      action: 'change.asked',
      actor: actorOf(caller),
      subject: { kind: kind.startsWith('user') ? 'user' : 'group', id: target?.id ?? row.id, name: subjectOf(content) },
      details: { change: row.id, kind, old, new: content.new, ...(content.member && { member: content.member.name }) },
      requestId,
    })
    return { change: row, isNew: true }
  })
}
