// Makes decisions real. The only caller of `advance` in the server.
//
// H1  Facts, states, jobs and audit of a whole batch commit together or not at all.
// H2  A delivery counts once, however often it is made: its id is recorded with what it changed.
// H3  An answer takes the row that asked for it. Who finds it gone comes too late and changes nothing.
// H4  Instances are locked first, in the order of their ids; every other row belongs to one of them. So hosts never
//     wait for one another in a circle, and any number of them may share a database.
// H5  A bug that one instance meets stops that one: it waits as an incident.

import { advance, type Fact, type Instance, type Model, newInstance, nodeIdOf } from '@countersign/engine'
import type { Recorder } from '../audit/index.ts'
import { type Db, type Pool, storable } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import type { Crash } from './crashPoint.ts'
import type { Beginning, Caller, Delivery, Receipt } from './delivery.ts'
import { writeEffect } from './effects.ts'
import { type LockedInstance, lockInstances, selectKnown } from './instances/sql.ts'
import type { Models } from './models.ts'
import type { Lend, Neighbours } from './neighbours.ts'
import { save } from './save.ts'
import { variableChanges } from './searchable.ts'
import { spendTickets } from './tickets.ts'
import { newWrites, type Writes } from './writes.ts'

export type HostParts = {
  pool: Pool
  models: Models
  record: Recorder
  /** Injected, so that tests can move weeks. */
  now: () => Date
  neighbours: Neighbours
  crash: Crash
}

/** What an instance may take in the database, variables included: Zeebe's limit for what travels at once. */
export const stateBytesMax = 4_000_000

/** The one place where a decision becomes real. Answers after the commit, in the order of the batch. */
export async function deliver(parts: HostParts, batch: readonly Delivery[]): Promise<readonly Receipt[]> {
  try {
    return await tryDeliver(parts, batch)
  } catch (cause) {
    if (!lostRace(cause)) throw cause
    return tryDeliver(parts, batch) // now it finds what the other one wrote
  }
}

/** Another host was just writing the same beginning or the same fact. */
const lostRace = (cause: unknown): boolean =>
  cause instanceof Error && 'constraint' in cause && ['instance_pkey', 'fact_pkey'].includes(String(cause.constraint))

async function tryDeliver(parts: HostParts, batch: readonly Delivery[]): Promise<readonly Receipt[]> {
  const { pool, record, neighbours, crash } = parts
  const at = parts.now()
  const writes = newWrites()
  const loans = new Set<string>()
  const lend: Lend = (taskType, at) => {
    const loan = neighbours.lend(taskType, at)
    if (loan) loans.add(loan.lease)
    return loan
  }
  await crash('host: batch taken')
  try {
    const receipts = await pool.transaction(
      async (tx) => {
        const decided = decide(await read(parts, tx, batch), batch, { at, lend, writes })
        if (writes.notes.length > 0) await record(tx, ...writes.notes)
        await crash('host: decided')
        return decided
      },
      (tx) => save(tx, at, writes),
    )
    await crash('host: committed')
    for (const { lease } of writes.jobs) if (lease) loans.delete(lease)
    neighbours.tell(writes)
    return receipts
  } catch (cause) {
    if (cause instanceof TooLarge && batch.length === 1) return [{ status: 'too-large', bytes: cause.bytes }]
    throw cause
  } finally {
    neighbours.takeBack([...loans])
  }
}

/** Undoes the batch: what the guilty delivery took must be there again. Alone, it is answered. */
class TooLarge extends Error {
  readonly bytes: number

  constructor(instanceId: string, bytes: number) {
    super(`instance ${instanceId} would have ${bytes} bytes; at most ${stateBytesMax} are stored`)
    this.name = 'TooLarge'
    this.bytes = bytes
  }
}

/** An instance on its way through the batch. */
type Running = {
  readonly id: string
  readonly versionId: string
  readonly processId: string
  readonly model: Model
  readonly caller: Caller | null
  readonly depth: number
  /** Null for one that begins in this batch. */
  readonly revision: number | null
  readonly begins: Beginning | null
  readonly before: Instance
  state: Instance
}

type Read = {
  readonly running: ReadonlyMap<string, Running>
  readonly known: Set<string>
  readonly spent: ReadonlySet<string>
}

async function read({ models }: HostParts, tx: Db, batch: readonly Delivery[]): Promise<Read> {
  const ids = [...new Set(batch.map(({ instanceId }) => instanceId))]
  const [locked, known, spent] = await Promise.all([
    lockInstances(tx, ids),
    selectKnown(tx, batch),
    spendTickets(tx, batch),
  ])
  const there = new Set(locked.map(({ id }) => id))
  const rows = [
    ...locked.map(running),
    ...batch.flatMap(({ instanceId, begins }) =>
      begins && !there.has(instanceId) ? [beginning(instanceId, begins)] : [],
    ),
  ]
  const compiled = await models.of(tx, new Set(rows.map(({ versionId }) => versionId)))
  const withModels = rows.flatMap((row): [string, Running][] => {
    const model = compiled.get(row.versionId)
    return model ? [[row.id, { ...row, model }]] : []
  })
  return { running: new Map(withModels), known: new Set(known.map(keyOf)), spent }
}

function running(locked: LockedInstance): Omit<Running, 'model'> {
  const { callerId, callerVisit: visit, callerAttempt: attempt, depth, state, ...row } = locked
  const caller = callerId === null ? null : { instanceId: callerId, visit, attempt, depth }
  return { ...row, caller, depth, begins: null, before: state, state }
}

function beginning(id: string, begins: Beginning): Omit<Running, 'model'> {
  const { versionId, processId, caller } = begins
  const depth = caller?.depth ?? 0
  return { id, versionId, processId, caller, depth, begins, revision: null, before: newInstance, state: newInstance }
}

const keyOf = ({ instanceId, id }: { instanceId: string; id: string }): string => `${instanceId} ${id}`

type Decision = { readonly at: Date; readonly lend: Lend; readonly writes: Writes }

function decide(read: Read, batch: readonly Delivery[], decision: Decision): Receipt[] {
  const { writes } = decision
  const receipts = batch.map((delivery) => {
    const receipt = take(read, delivery, decision)
    read.known.add(keyOf(delivery))
    if (delivery.errand) writes.done.push(delivery.errand)
    if (delivery.otherwise && isInVain(receipt)) writes.errands.push(delivery.otherwise)
    return receipt
  })
  for (const running of read.running.values()) keep(running, decision)
  return receipts
}

const isInVain = ({ status }: Receipt): boolean =>
  status === 'too-late' || status === 'finished' || status === 'no-instance'

function take({ running, known, spent }: Read, delivery: Delivery, decision: Decision): Receipt {
  if (known.has(keyOf(delivery))) return { status: 'known' }
  const instance = running.get(delivery.instanceId)
  if (!instance) return { status: 'no-instance' }
  if (delivery.spends && !spent.has(delivery.spends.id)) return { status: 'too-late' }
  if (instance.state.status === 'finished') return { status: 'finished' }
  if (delivery.ifRevision !== undefined && delivery.ifRevision !== instance.revision) return { status: 'changed' }
  const fact = { ...delivery.fact, at: decision.at.getTime(), seed: newId() } as Fact
  try {
    step(instance, fact, decision)
  } catch (cause) {
    if (instance.state.status === 'new') throw cause // nothing is there yet that could wait
    decision.writes.incidents.push(brokenAt(instance, delivery, decision.at, cause))
    noteDown(delivery, fact, decision)
    return { status: 'broken' }
  }
  if (instance.state.status === 'new') return { status: 'no-start' }
  noteDown(delivery, fact, decision)
  return { status: 'taken', instance: instance.state.status }
}

function step(instance: Running, fact: Fact, { at, lend, writes }: Decision): void {
  const { next, effects } = advance(instance.model, instance.state, [fact])
  const origin = { ...instance, instanceId: instance.id, next, at, lend }
  for (const effect of effects) writeEffect(effect, origin, writes)
  instance.state = next
}

function noteDown({ instanceId, id: deliveryId, actor, note }: Delivery, fact: Fact, { at, writes }: Decision): void {
  writes.facts.push({ instanceId, deliveryId, at, fact, actor: actor ?? null })
  if (note) writes.notes.push(note)
}

function keep({ id, begins, before, state: after }: Running, { at, writes }: Decision): void {
  if (after === before) return
  const state = JSON.stringify(after)
  if (state.length > stateBytesMax) throw new TooLarge(id, state.length)
  const isFinished = after.status === 'finished'
  const change = { id, state, status: isFinished ? after.outcome : after.status, finishedAt: isFinished ? at : null }
  if (begins) writes.begun.push({ ...change, ...begins, startedAt: at })
  else writes.changed.push(change)
  writes.variables.push(...variableChanges(id, before, after))
}

/** The fact is recorded, so it can be delivered once more when the bug is mended. */
function brokenAt({ id, processId }: Running, { id: deliveryId, fact }: Delivery, at: Date, cause: unknown) {
  const visit = 'visit' in fact ? fact.visit : 'process'
  const nodeId = visit === 'process' ? '' : nodeIdOf(visit)
  const message = storable(
    `A bug in Countersign stopped this instance: ${cause instanceof Error ? cause.message : String(cause)}`,
  )
  const where = { instanceId: id, processId, nodeId, visit, attempt: 1 }
  return { id: newId(), ...where, code: 'BROKEN', message, warnings: [], deliveryId, raisedAt: at }
}
