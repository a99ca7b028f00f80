// Carries changes out. Each is claimed, carried out by its id as the key, and finished together with its audit entry.
//
// AP1  A change is carried out at least once and by its key, so exactly once as far as the store is concerned.
// AP2  Whoever dies while carrying one out loses nothing: it is claimed again when its time is over.
// AP3  A store that does not answer is asked again, longer apart each time; one that says no is not.

import type { Change } from '@countersign/core/changes'
import { subjectOf } from '@countersign/core/changes'
import { type AuditNote, type Recorder, system } from '../audit/index.ts'
import type { Applied, Stores } from '../directory/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Pool } from '../platform/database/index.ts'
import { Fault } from '../platform/fault.ts'
import type { Log } from '../platform/log.ts'
import { startLoop } from '../platform/loop.ts'
import { storable } from '../platform/storable.ts'
import { type ChangeRow, claimChanges, type Finished, finishChange, postponeChange, type ToApply } from './sql.ts'

export type ApplierParts = { pool: Pool; record: Recorder; clock: Clock; log: Log; stores: Stores }

export type Carried = { change: ChangeRow; temporaryPassword: string | undefined }

export type Applier = {
  /** Carries out what the caller has claimed; answers when it is finished, or undefined if it has to come again. */
  carryOut(change: ToApply): Promise<Carried | undefined>
  /** How long a claim lasts from now on. */
  leaseEnd(): Date
  stop(): Promise<void>
}

const leaseMs = 60_000
const restMs = 15_000
const batchMax = 20
const attemptsMax = 12 // with the pauses between them about an hour

export function startApplier(parts: ApplierParts): Applier {
  const { pool, clock, log } = parts
  const leaseEnd = () => new Date(clock.now().getTime() + leaseMs)
  const underWay = new Set<Promise<unknown>>()

  const carryOut = (change: ToApply): Promise<Carried | undefined> => {
    const work = attempt(parts, change)
    const told = work.catch((cause: unknown) =>
      log.error({ err: cause, change: change.id }, 'a change was not finished'),
    )
    underWay.add(told)
    void told.finally(() => underWay.delete(told))
    return work
  }

  const loop = startLoop({
    clock,
    round: async () => {
      const claimed = await claimChanges(pool, clock.now(), leaseEnd(), batchMax)
      for (const change of claimed) await carryOut(change).catch(() => undefined) // told above
      return new Date(clock.now().getTime() + (claimed.length === batchMax ? 0 : restMs))
    },
    failed: (cause) => log.error({ err: cause }, 'changes could not be claimed'),
  })

  return {
    ...{ carryOut, leaseEnd },
    stop: async () => {
      await loop.stop()
      await Promise.all(underWay)
    },
  }
}

async function attempt(parts: ApplierParts, change: ToApply): Promise<Carried | undefined> {
  const { stores, clock, pool } = parts
  const store = await stores.find(change.storeId)
  if (!store) return undefined
  try {
    const applied = await store.directory.apply(change.content, change.id)
    const row = await finish(parts, change, applied)
    return row && { change: row, temporaryPassword: applied.ok ? applied.temporaryPassword : undefined }
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause
    if (cause.retry === 'later' && change.attempt < attemptsMax) {
      const pauseMs = Math.min(600_000, 1_000 * 2 ** change.attempt)
      await postponeChange(pool, change.id, cause.message, new Date(clock.now().getTime() + pauseMs))
      return undefined
    }
    const row = await finish(parts, change, { ok: false, code: 'not-allowed', sentence: cause.message })
    return row && { change: row, temporaryPassword: undefined }
  }
}

function finish(
  { pool, record, clock }: ApplierParts,
  change: ToApply,
  applied: Applied,
): Promise<ChangeRow | undefined> {
  const finished = { ...endOf(change.content, applied), at: clock.now() }
  return pool.transaction(async (tx) => {
    const row = await finishChange(tx, change.id, finished)
    if (row) await record(tx, noteOf(change, finished))
    return row
  })
}

/** Others' words are kept as far as they can be: a refusal is the end of a change, whatever was cut in half in telling it. */
export function endOf(content: Change, applied: Applied): Omit<Finished, 'at'> {
  if (applied.ok) return { state: 'applied', targetId: applied.targetId, sentence: null, conflicts: [] }
  const { code } = applied
  const sentence = storable(applied.sentence)
  const targetId = content.target?.id ?? null
  if (code === 'conflict') return { state: 'conflict', targetId, sentence, conflicts: applied.conflicts }
  return { state: 'failed', targetId, sentence, conflicts: [] }
}

export const noteOf = (
  { id, content, requester, requestId }: Pick<ToApply, 'id' | 'content' | 'requester' | 'requestId'>,
  { state, targetId, sentence }: Finished,
): AuditNote => ({
  action: state === 'applied' ? 'change.applied' : 'change.failed',
  actor: system,
  subject: { kind: content.kind.startsWith('user') ? 'user' : 'group', id: targetId ?? id, name: subjectOf(content) },
  details: { change: id, kind: content.kind, requester: requester.name, ...(sentence === null ? {} : { sentence }) },
  requestId,
})
