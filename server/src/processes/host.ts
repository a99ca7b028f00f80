// Makes decisions real. The only caller of `advance` in the server.
//
// H1  Facts, states, jobs and audit of a whole batch commit together or not at all.
// H2  A delivery counts once, however often it is made: its id is recorded with what it changed.
// H3  An answer takes the row that asked for it. Who finds it gone comes too late and changes nothing. So with errands.
// H4  Instances are locked first, in the order of their ids; every other row belongs to one of them. So hosts never
//     wait for one another in a circle, and any number of them may share a database.
// H5  A bug that one instance meets stops that one: it waits as an incident. So does what it can’t hold, and a version that
//     no longer compiles: that one can only be cancelled. Where nobody is told how it begins, it is there and waits, too.
// H6  Between two decisions that take long, everybody else has their turn.
// H7  What one batch holds in memory is bounded. Of a larger one nothing is done: whoever made it up makes smaller ones.
// H8  What works write is written behind the locks of their instances, and committed with what these are told.

import { advance, cancel, type Fact, type Model, nodeIdOf, type Step } from '@countersign/engine'
import type { Recorder } from '../audit/index.ts'
import { type Db, type Pool, sideBySide } from '../platform/database/index.ts'
import { Fault } from '../platform/fault.ts'
import { newId } from '../platform/ids.ts'
import { others, stopwatch } from '../platform/others.ts'
import { storable } from '../platform/storable.ts'
import type { Crash } from './crashPoint.ts'
import type { Delivery, Receipt } from './delivery.ts'
import { writeEffect } from './effects.ts'
import type { FollowUps } from './jobs/sql.ts'
import { refuseTooFar, refuseTooLarge, TooMuch, TooMuchTogether, togetherBytesMax } from './limits.ts'
import { type Models, modelIn } from './models.ts'
import type { Lend, Neighbours } from './neighbours.ts'
import { deliveryKey, type Read, type Running, readBatch, type Source } from './readBatch.ts'
import { save } from './save.ts'
import { variableChanges } from './searchable.ts'
import { ticketKey } from './tickets.ts'
import type { Work } from './work.ts'
import { newWrites, type Writes } from './writes.ts'

export type HostParts = {
  pool: Pool
  models: Models
  record: Recorder
  /** Injected, so that tests can move weeks. */
  now: () => Date
  neighbours: Neighbours
  crash: Crash
  /** What follows a job that was begun and is withdrawn; nothing where it is absent. */
  followUps?: FollowUps
}

/** The one place where a decision becomes real. Answers after the commit, in the order of the batch. */
export async function deliver(parts: HostParts, batch: readonly Delivery[]): Promise<readonly Receipt[]> {
  const given = { instanceIds: batch.map(({ instanceId }) => instanceId), deliveries: () => batch }
  try {
    return await tryAgain(parts, given)
  } catch (cause) {
    const [alone, ...others] = batch
    if (!(cause instanceof TooMuch) || !alone || others.length > 0) throw cause
    return canWait(alone, cause) ? tryDeliver(parts, given, cause) : [tooLarge(cause)]
  }
}

/** H8. Nothing where nothing was to be told. */
export async function deliverWorks(
  parts: HostParts,
  works: readonly Work[],
): Promise<readonly (Receipt | undefined)[]> {
  let told: readonly (Delivery | undefined)[] = []
  const deliveries = async (tx: Db): Promise<readonly Delivery[]> => {
    told = await sideBySide(
      tx,
      works.map(({ write }) => write),
    )
    return told.filter((delivery) => delivery !== undefined)
  }
  const instanceIds = works.map(({ instanceId }) => instanceId)
  try {
    const receipts = await tryAgain(parts, { instanceIds, deliveries, heed: refuseUnbegun })
    const next = receipts.values()
    return told.map((delivery) => delivery && next.next().value)
  } catch (cause) {
    if (!(cause instanceof TooMuch) || works.length > 1) throw cause
    const [alone] = told
    return alone && canWait(alone, cause) ? tryDeliver(parts, { instanceIds, deliveries }, cause) : [tooLarge(cause)]
  }
}

/**
 * As an incident: there is nobody to be told. What can't begin is all that there is of its instance; what a signal would begin
 * in endless circles is not kept, since each time round there is more of it.
 */
const canWait = ({ unattended, begins }: Delivery, { code }: TooMuch): boolean =>
  unattended === true && (!begins || (!begins.caller && code !== 'ENDLESS_LOOP'))

/** There would be what belongs to an instance, and no instance. */
function refuseUnbegun(batch: readonly Delivery[], receipts: readonly Receipt[]): void {
  for (const [index, { begins }] of batch.entries())
    if (begins && receipts[index]?.status === 'no-start')
      throw new Fault('INSTANCE_REFUSED', cannotBegin(begins.processId), { retry: 'never' })
}

const cannotBegin = (processId: string): string => `The process “${processId}” can’t begin: it has no none start event.`

const tooLarge = ({ message }: TooMuch): Receipt => ({ status: 'too-large', reason: message })

async function tryAgain(parts: HostParts, source: Source): Promise<readonly Receipt[]> {
  try {
    return await tryDeliver(parts, source)
  } catch (cause) {
    if (!lostRace(cause)) throw cause
    return tryDeliver(parts, source) // now it finds what the other one wrote
  }
}

/** Another host was just writing the same beginning or the same fact. */
const lostRace = (cause: unknown): boolean =>
  cause instanceof Error && 'constraint' in cause && ['instance_pkey', 'fact_pkey'].includes(String(cause.constraint))

const none: FollowUps = new Map()

/** With an `excess` nothing is decided: the delivery is known to be too much, and that becomes an incident. */
async function tryDeliver(
  parts: HostParts,
  source: Source,
  excess: TooMuch | null = null,
): Promise<readonly Receipt[]> {
  const { pool, record, neighbours, crash, followUps = none } = parts
  const at = parts.now()
  const writes = newWrites()
  const loans = new Set<string>()
  const lend: Lend = (...wanted) => {
    const loan = neighbours.lend(...wanted)
    if (loan) loans.add(loan.lease)
    return loan
  }
  await crash('host: batch taken')
  try {
    const receipts = await pool.byKeys.transaction(
      async (tx) => {
        const found = await readBatch(parts.models, tx, source)
        const decided = await decide(found, { at, lend, writes, excess, load: { bytes: 0 } })
        source.heed?.(found.batch, decided)
        if (writes.notes.length > 0) await record(tx, ...writes.notes)
        await crash('host: decided')
        return decided
      },
      (tx) => save(tx, at, writes, followUps),
    )
    await crash('host: committed')
    for (const { lease } of writes.jobs) if (lease) loans.delete(lease)
    neighbours.tell(writes)
    return receipts
  } finally {
    neighbours.takeBack([...loans])
  }
}

type Decision = {
  readonly at: Date
  readonly lend: Lend
  readonly writes: Writes
  readonly excess: TooMuch | null
  /** What the batch holds so far, of instances and of what they hand out. */
  readonly load: { bytes: number }
}

async function decide(read: Read, decision: Decision): Promise<Receipt[]> {
  const { writes, load } = decision
  const { batch } = read
  const receipts: Receipt[] = []
  const isLong = stopwatch()
  const lastOf = new Map(batch.map(({ instanceId }, index) => [instanceId, index]))
  for (const [index, delivery] of batch.entries()) {
    const receipt = take(read, delivery, decision)
    receipts.push(receipt)
    read.known.add(deliveryKey(delivery))
    if (delivery.otherwise && isInVain(receipt)) writes.errands.push(delivery.otherwise)
    const instance = read.running.get(delivery.instanceId)
    if (instance && lastOf.get(instance.id) === index) keep(instance, decision)
    if (batch.length > 1 && load.bytes > togetherBytesMax) throw new TooMuchTogether()
    if (isLong()) await others()
  }
  return receipts
}

const isInVain = ({ status }: Receipt): boolean =>
  status === 'too-late' || status === 'finished' || status === 'no-instance'

function take({ running, known, spent, errands }: Read, delivery: Delivery, decision: Decision): Receipt {
  if (delivery.errand && !errands.delete(delivery.errand)) return { status: 'known' }
  if (known.has(deliveryKey(delivery))) return { status: 'known' }
  const instance = running.get(delivery.instanceId)
  if (!instance) return { status: 'no-instance' }
  if (delivery.spends && !spent.delete(ticketKey(delivery.spends))) return { status: 'too-late' }
  if (instance.state.status === 'finished') return hearInVain(instance)
  if (delivery.ifRevision !== undefined && delivery.ifRevision !== instance.revision) return { status: 'changed' }
  const fact = { ...delivery.fact, at: decision.at.getTime(), seed: newId() } as Fact
  if (decision.excess !== null) {
    decision.writes.incidents.push(stuckAt(instance, delivery, decision.at, decision.excess))
    noteDown(instance, delivery, fact, decision)
    return { status: 'too-large', reason: decision.excess.message }
  }
  const hops = delivery.hops ?? 0
  refuseTooFar(hops)
  try {
    step(instance, fact, hops, decision)
  } catch (cause) {
    if (cause instanceof TooMuch) throw cause
    if (instance.begins && !delivery.unattended && instance.state.status === 'new') throw cause // whoever begins it hears that
    const message = `A bug in Countersign stopped this instance: ${cause instanceof Error ? cause.message : String(cause)}`
    decision.writes.incidents.push(stuckAt(instance, delivery, decision.at, { code: 'BROKEN', message }))
    noteDown(instance, delivery, fact, decision)
    return { status: 'broken' }
  }
  if (instance.state.status === 'new') return { status: 'no-start' }
  noteDown(instance, delivery, fact, decision)
  return { status: 'taken', instance: instance.state.status }
}

function step(instance: Running, fact: Fact, hops: number, { at, lend, writes, load }: Decision): void {
  const { model, next, effects } = decisionOn(instance, fact)
  const origin = { ...instance, model, instanceId: instance.id, next, at, lend, hops, handed: 0 }
  for (const effect of effects) writeEffect(effect, origin, writes)
  instance.state = next
  load.bytes += origin.handed
}

/** Whoever cancels need know nothing of the process: what no longer compiles can still be ended. */
function decisionOn({ ready, state }: Running, fact: Fact): Step & { model: Model | null } {
  if (fact.type === 'cancelled') return { model: ready.model, ...cancel(state) }
  const model = modelIn(ready)
  return { model, ...advance(model, state, [fact]) }
}

/** What it called may have ended only now. */
function hearInVain(instance: Running): Receipt {
  instance.heard = true
  return { status: 'finished' }
}

function noteDown(instance: Running, delivery: Delivery, fact: Fact, { at, writes }: Decision): void {
  const { instanceId, id: deliveryId, actor, note } = delivery
  instance.heard = true
  writes.facts.push({ instanceId, deliveryId, at, fact, actor: actor ?? null })
  if (note) writes.notes.push(note)
}

function keep({ id, begins, before, state: after, heard }: Running, { at, writes, load }: Decision): void {
  const isStuck = begins !== null && heard // where it begins: all that is there of it is its incident
  if (after === before && heard && !isStuck) writes.touched.push(id)
  if (after === before && !isStuck) return
  const state = JSON.stringify(after)
  refuseTooLarge(after, state)
  load.bytes += state.length
  const isFinished = after.status === 'finished'
  const change = { id, state, status: isFinished ? after.outcome : 'active', finishedAt: isFinished ? at : null }
  if (begins) writes.begun.push({ ...change, ...begins, startedAt: at })
  else writes.changed.push(change)
  writes.variables.push(...variableChanges(id, before, after))
}

/** The fact is recorded, so it can be delivered once more when what stopped it is mended. */
function stuckAt({ id, processId }: Running, { id: deliveryId, fact }: Delivery, at: Date, why: Why) {
  const visit = 'visit' in fact ? fact.visit : 'process'
  const nodeId = visit === 'process' ? '' : nodeIdOf(visit)
  const where = { instanceId: id, processId, nodeId, visit, attempt: 1 }
  const message = storable(why.message)
  return { id: newId(), ...where, code: why.code, message, warnings: [], deliveryId, raisedAt: at }
}

type Why = { readonly code: string; readonly message: string }
