// Somebody asks for a change: is it sound, may they, must somebody approve it; and from there on it is on its way.
//
// B1  What a workflow holds is one commit: the change, its approval, letters, audit, and the beginning of its process.
// B2  The same change with the same key is asked for once, whatever has become of it since.
// B3  Its process is told ids, whether the workflow is linked, and the name of that: more may look at instances than at what
//     people ask for and why.

import { type Change, subjectOf } from '@countersign/core/changes'
import { type ObjectDetails, referenceOf } from '@countersign/core/directory'
import { type Overseer, openApproval } from '../approvals/index.ts'
import { actorOf, type Recorder } from '../audit/index.ts'
import { isRefused, type Refused, refused } from '../http/index.ts'
import { letterBytes } from '../mail/index.ts'
import { type Db, weightOf } from '../platform/database/index.ts'
import { Fault } from '../platform/fault.ts'
import { newId } from '../platform/ids.ts'
import { beginning, type Together } from '../processes/index.ts'
import { aboutChange, titleOfChange } from './about.ts'
import type { Applier } from './apply.ts'
import type { RequestProcess } from './requestProcess.ts'
import { type ChangeRow, insertChange, type NewChange, selectByRepetition } from './sql.ts'
import { type Weighed, type WeighParts, type Wish, weigh } from './weigh.ts'

export type SubmitParts = WeighParts & {
  record: Recorder
  now: () => Date
  applier: Applier
  together: Together
  requestProcess: RequestProcess
  /** Whether a cloud flow is linked to this workflow. */
  isLinked: (db: Db, workflowId: string) => Promise<boolean>
  /** Who may decide all requests, by letter. */
  overseers: () => Promise<Overseer[]>
}

export type Submission = Wish & { reason: string; repetitionKey: string | undefined; requestId: string }

/** `isNew` where whoever asked may wait for what is done at once. */
export type Submitted = { change: ChangeRow; isNew: boolean }

export async function submit(parts: SubmitParts, submission: Submission): Promise<Submitted | Refused> {
  const { repetitionKey, caller } = submission
  const before = repetitionKey && (await selectByRepetition(parts.pool, caller.account.id, repetitionKey))
  if (before) return repeated(before, submission)
  const weighed = await weigh(parts, submission)
  if (isRefused(weighed)) return weighed
  return weighed.outcome === 'asks' ? hold(parts, submission, weighed) : begin(parts, submission, weighed)
}

/** B2 */
function repeated(change: ChangeRow, { storeId, asked }: Submission): Submitted | Refused {
  const targetId = 'targetId' in asked ? asked.targetId : null
  const isSame =
    change.storeId === storeId &&
    change.content.kind === asked.kind &&
    (change.content.target?.id ?? null)?.toLowerCase() === targetId?.toLowerCase()
  return isSame
    ? { change, isNew: false }
    : refused('conflict', { detail: 'This Idempotency-Key was used for another change.' })
}

const newChange = (
  { storeId, reason, caller, repetitionKey, requestId }: Submission,
  { change: content, person }: Weighed,
  held: NewChange['held'],
  at: Date,
): NewChange => ({
  ...{ id: newId(), storeId, content, accountId: caller.account.id, repetitionKey, requestId, at, held },
  requester: requesterOf(caller.account.name, person),
  reason: reason || null,
})

const requesterOf = (name: string, person: ObjectDetails | undefined) => ({
  name: person?.name ?? name,
  person: person ? referenceOf(person) : null,
})

const noteOf = ({ caller, requestId }: Submission, id: string, change: Change, workflow: string | null) => {
  const { kind, target, old, member } = change
  return {
    action: 'change.asked',
    actor: actorOf(caller),
    subject: { kind: kind.startsWith('user') ? 'user' : 'group', id: target?.id ?? id, name: subjectOf(change) },
    details: {
      change: id,
      kind,
      old,
      new: change.new,
      ...(member && { member: member.name }),
      ...(workflow && { workflow }),
    },
    requestId,
  } as const
}

/** Another request with the same key was faster. */
async function fasterOne(db: Db, submission: Submission): Promise<Submitted | Refused> {
  const { caller, repetitionKey } = submission
  const change = await selectByRepetition(db, caller.account.id, repetitionKey ?? '')
  if (!change) throw new Error('a change was not written, and there is none that kept it from being')
  return repeated(change, submission)
}

async function begin(parts: SubmitParts, submission: Submission, weighed: Weighed): Promise<Submitted | Refused> {
  const change = newChange(submission, weighed, { runAt: parts.applier.leaseEnd() }, parts.now())
  return parts.pool.transaction(async (tx) => {
    const row = await insertChange(tx, change)
    if (!row) return fasterOne(tx, submission)
    await parts.record(tx, noteOf(submission, row.id, change.content, null))
    return { change: row, isNew: true }
  })
}

/** B1 */
async function hold(
  parts: SubmitParts,
  submission: Submission,
  weighed: Extract<Weighed, { outcome: 'asks' }>,
): Promise<Submitted | Refused> {
  const { pool, record, now, together, requestProcess, isLinked } = parts
  const { workflow, store } = weighed
  const [version, linked, overseers] = await Promise.all([
    requestProcess.newest(),
    isLinked(pool, workflow.id),
    weighed.placement.queue === 'administrators' ? parts.overseers() : [],
  ])
  const at = now()
  const change = newChange(submission, weighed, { id: workflow.id, name: workflow.name }, at)
  const { id } = change
  const brings = bytesOf(change, weighed.placement.holders.length + overseers.length + 1)
  const holding = together({ instanceId: id, key: keyOf(submission, change), brings }, async (tx) => {
    const row = await insertChange(tx, change)
    if (!row) return { answer: undefined }
    const begun = {
      ...{ instanceId: id, version, businessKey: id, actor: change.requester.name, accountId: change.accountId },
      variables: { requestId: id, storeId: store.id, linked, workflow: workflow.name }, // B3
    }
    await Promise.all([
      openApproval(tx, { ...openingOf(submission, weighed, change), overseers }),
      record(tx, noteOf(submission, id, change.content, workflow.name)),
    ])
    return { answer: row, tells: beginning(begun) }
  })
  const submitted = await holding.catch(cannotBegin)
  if (isRefused(submitted)) return submitted
  if (!submitted) return fasterOne(pool, submission)
  return { change: submitted, isNew: false }
}

/** Each of those who are asked, who may be a thousand, is told all of it in a letter. */
const bytesOf = ({ content, reason }: NewChange, letters: number): number =>
  letters * (letterBytes + weightOf([content, reason]))

/** Somebody has deployed a version of their own. */
function cannotBegin(cause: unknown): Refused {
  if (!(cause instanceof Fault) || cause.code !== 'INSTANCE_REFUSED') throw cause
  return refused('conflict', {
    detail: `Nothing can be asked for at the moment, and nothing was written. ${cause.message} Whoever deploys processes has to deploy a version that has one.`,
  })
}

/** Two that come with one key change one row. */
const keyOf = ({ caller, repetitionKey }: Submission, { id }: NewChange): string =>
  repetitionKey === undefined ? id : `${caller.account.id} ${repetitionKey}`

function openingOf(
  { caller }: Submission,
  { workflow, settings, placement, store, person }: Extract<Weighed, { outcome: 'asks' }>,
  { id, content, reason, at, requester }: NewChange,
) {
  const mail = person?.attributes.mail
  const named = { id: workflow.id, name: workflow.name }
  const told = { store: store.name, workflow: workflow.name, requester: requester.name, reason }
  return {
    ...{
      id,
      storeId: store.id,
      workflow: named,
      title: titleOfChange(content),
      message: null,
      placement,
      settings,
      at,
    },
    about: aboutChange(content, { ...told, schema: store.directory.schema }),
    requester: { ...requester, mail: typeof mail === 'string' ? mail : null },
    accountId: caller.account.id,
    accelerated: workflow.accelerated,
  }
}
