// Brings messages and those who wait for them together.
//
// M1  A message goes to one instance of a process, whatever its version, and to every process that waits for it.
// M2  At one address one match at a time: of a message and a subscription, the later one finds the other.
// M3  Of the instances of a process that messages of one key begin, one runs at a time; the next message waits for it.
// M4  A message that nobody took, because the wait ended in between, goes to the next who waits; once its time is over,
//     to the next of those who waited when it was published.

import { type Db, findByKeys, type Pool } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import type { Delivery } from '../delivery.ts'
import type { Doing } from '../errands/errand.ts'
import { insertErrands, takeErrand } from '../errands/sql.ts'
import {
  type Address,
  deleteCorrelation,
  insertCorrelations,
  insertMessageStarts,
  lockAddresses,
  type MessageStart,
  matchSubscriptions,
  selectAddress,
  selectMessageStarts,
  selectWaiting,
} from './sql.ts'

type Missed = { readonly messageId: string; readonly processId: string }

/** In a transaction that holds the locks of their addresses; no two of the messages share one. */
export async function correlate(tx: Db, messageIds: readonly string[], at: Date): Promise<void> {
  await matchSubscriptions(tx, messageIds, at)
  const starts = await selectMessageStarts(tx, messageIds)
  if (starts.length > 0) await beginBy(tx, starts, at)
}

async function beginBy(tx: Db, starts: readonly MessageStart[], at: Date): Promise<void> {
  const wanted = starts.map((start) => ({ ...start, instanceId: newId() }))
  const keyed = wanted.filter(({ correlationKey }) => correlationKey !== '')
  const placed = new Set((await insertMessageStarts(tx, keyed)).map(({ instanceId }) => instanceId))
  const begun = wanted.filter(({ correlationKey, instanceId }) => correlationKey === '' || placed.has(instanceId))
  await insertCorrelations(tx, begun)
  await insertErrands(
    tx,
    begun.map((start) => ({ line: start.instanceId, kind: 'deliver', payload: beginningOf(start) })),
    at,
  )
}

type Beginning = MessageStart & { instanceId: string }

const beginningOf = ({ instanceId, versionId, processId, event, variables, publishedBy }: Beginning) =>
  ({
    id: 'start',
    instanceId,
    fact: { type: 'started', startEvent: event, variables },
    begins: { versionId, processId, businessKey: null, caller: null, startedBy: publishedBy },
  }) satisfies Delivery

/** Somebody began to wait at this address: are there messages for them? */
export const match = (pool: Pool, address: Address, { errand, at }: Doing): Promise<void> =>
  pool.transaction(async (tx) => {
    await Promise.all([findByKeys(tx), lockAddresses(tx, [address])])
    if (!(await takeErrand(tx, errand))) return
    for (const { id } of await selectWaiting(tx, address, at)) await correlate(tx, [id], at)
  })

/** The instance that was to get the message did not take it, or was just being changed. */
export const rematch = (pool: Pool, { messageId, processId }: Missed, { errand, at }: Doing): Promise<void> =>
  pool.transaction(async (tx) => {
    const [, isOurs] = await Promise.all([findByKeys(tx), takeErrand(tx, errand)])
    if (!isOurs) return
    const address = await selectAddress(tx, messageId)
    if (!address) return
    await lockAddresses(tx, [address])
    await deleteCorrelation(tx, messageId, processId)
    const waiting = await selectWaiting(tx, address, at)
    if (!waiting.some(({ id }) => id === messageId)) await matchSubscriptions(tx, [messageId], at, true)
    for (const { id } of waiting) await correlate(tx, [id], at)
  })
