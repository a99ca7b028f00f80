import type { Db, Pool } from '../../platform/database/index.ts'
import type { Delivery } from '../delivery.ts'
import { derivedId } from '../derivedId.ts'
import type { Doing, Signal } from '../errands/errand.ts'
import { insertErrands, takeErrand } from '../errands/sql.ts'
import { selectStarter } from '../instances/sql.ts'
import { selectSignalStarts } from '../starts/sql.ts'
import { insertSignalErrands } from './sql.ts'

/** To every instance that listens at this moment, and to every process that begins by it. */
export const broadcast = (pool: Pool, signal: Signal, { errand, at }: Doing): Promise<void> =>
  pool.transaction(async (tx) => {
    if (await takeErrand(tx, errand)) await tellAll(tx, signal, at)
  })

export type Heard = { readonly listeners: number; readonly begun: number }

export async function tellAll(tx: Db, signal: Signal, at: Date): Promise<Heard> {
  const { count } = await insertSignalErrands(tx, { ...signal, signalId: signal.id, at })
  const starts = await selectSignalStarts(tx, signal.name)
  const startedBy = starts.length > 0 ? await senderOf(tx, signal) : null
  const beginnings = starts.map(({ versionId, processId, event }): Delivery => {
    const instanceId = derivedId(signal.id, processId)
    const fact = { type: 'started', startEvent: event, variables: signal.variables } as const
    const begins = { versionId, processId, businessKey: null, caller: null, startedBy }
    return { id: 'start', instanceId, fact, begins, hops: signal.hops }
  })
  if (beginnings.length > 0)
    await insertErrands(
      tx,
      beginnings.map((payload) => ({ line: payload.instanceId, kind: 'deliver', payload })),
      at,
    )
  return { listeners: count, begun: starts.length }
}

/** Whoever lets one process begin another by a signal has begun that as well. */
async function senderOf(tx: Db, { sentBy, thrownBy }: Signal): Promise<string | null> {
  if (sentBy !== undefined) return sentBy
  return thrownBy === undefined ? null : ((await selectStarter(tx, thrownBy))?.accountId ?? null)
}
