// What a batch finds: its instances, locked, and which of its deliveries still count.

import { type Instance, invariant, newInstance } from '@countersign/engine'
import type { Db } from '../platform/database/index.ts'
import type { Beginning, Caller, Delivery, Receipt } from './delivery.ts'
import { takeErrands } from './errands/sql.ts'
import { type LockedInstance, lockInstances, selectKnown } from './instances/sql.ts'
import type { Models, Ready } from './models.ts'
import { spendTickets } from './tickets.ts'

/** What one transaction delivers: given beforehand, or made by what it writes. */
export type Source = {
  readonly instanceIds: readonly string[]
  readonly deliveries: (tx: Db) => readonly Delivery[] | Promise<readonly Delivery[]>
  /** Throws where all of it is to be undone. */
  readonly heed?: (batch: readonly Delivery[], receipts: readonly Receipt[]) => void
}

/** An instance on its way through the batch. */
export type Running = {
  readonly id: string
  readonly versionId: string
  readonly processId: string
  readonly ready: Ready
  readonly caller: Caller | null
  readonly depth: number
  readonly root: string
  /** Null for one that begins in this batch. */
  readonly revision: number | null
  readonly begins: Beginning | null
  readonly before: Instance
  state: Instance
  /** Something was said to it, whatever it made of that. */
  heard: boolean
}

export type Read = {
  readonly batch: readonly Delivery[]
  readonly running: ReadonlyMap<string, Running>
  readonly known: Set<string>
  /** Tickets that had their row, and were not used yet. */
  readonly spent: Set<string>
  /** Errands of the batch that are still to be done. */
  readonly errands: Set<string>
}

export async function readBatch(models: Models, tx: Db, { instanceIds, deliveries }: Source): Promise<Read> {
  const ids = new Set(instanceIds)
  const [locked, { batch, known, errands, spent }] = await whenBothEnded([
    lockInstances(tx, [...ids]),
    standing(tx, deliveries(tx)),
  ])
  for (const { instanceId } of batch) invariant(ids.has(instanceId), `${instanceId} was not locked`)
  const there = new Set(locked.map(({ id }) => id))
  const rows = [
    ...locked.map(running),
    ...batch.flatMap(({ instanceId, begins }) =>
      begins && !there.has(instanceId) ? [beginning(instanceId, begins)] : [],
    ),
  ]
  const compiled = await models.of(tx, new Set(rows.map(({ versionId }) => versionId)))
  const withModels = rows.flatMap((row): [string, Running][] => {
    const ready = compiled.get(row.versionId)
    return ready ? [[row.id, { ...row, ready }]] : []
  })
  const open = new Set(errands.map(({ number }) => number))
  return { batch, running: new Map(withModels), known: new Set(known.map(deliveryKey)), spent, errands: open }
}

/** What of these deliveries still counts. Sent behind the locks, and without waiting for them where it is known already. */
async function standing(tx: Db, deliveries: readonly Delivery[] | Promise<readonly Delivery[]>) {
  const batch = 'then' in deliveries ? await deliveries : deliveries
  const numbers = batch.flatMap(({ errand }) => errand ?? [])
  const [known, errands, spent] = await Promise.all([
    selectKnown(tx, batch),
    numbers.length > 0 ? takeErrands(tx, numbers) : [],
    spendTickets(tx, batch),
  ])
  return { batch, known, errands, spent }
}

/** All of them have ended before the transaction does. */
async function whenBothEnded<One, Other>(both: readonly [Promise<One>, Promise<Other>]): Promise<[One, Other]> {
  await Promise.allSettled(both)
  return Promise.all(both)
}

function running(locked: LockedInstance): Omit<Running, 'ready'> {
  const { callerId, callerVisit: visit, callerAttempt: attempt, depth, rootId, state, ...row } = locked
  const root = rootId ?? locked.id
  const caller = callerId === null ? null : { instanceId: callerId, visit, attempt, depth, root }
  return { ...row, caller, depth, root, begins: null, before: state, state, heard: false }
}

function beginning(id: string, begins: Beginning): Omit<Running, 'ready'> {
  const { versionId, processId, caller } = begins
  const { depth, root } = caller ?? { depth: 0, root: id }
  const fresh = { revision: null, before: newInstance, state: newInstance, heard: false }
  return { id, versionId, processId, caller, depth, root, begins, ...fresh }
}

export const deliveryKey = ({ instanceId, id }: { instanceId: string; id: string }): string => `${instanceId} ${id}`
