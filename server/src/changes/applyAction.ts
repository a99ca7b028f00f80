// Carries out what was approved, as a step of its process.
//
// AP4  Only what the table says is approved is carried out, whatever the variables of a process say.
// AP5  By its id as the key: a step that is done twice changes nothing twice.
// AP6  What the store refuses is the end of the request, with the reason. A store that does not answer is asked again, and
//      at last it is an incident: what was approved is not lost.

import type { Letter } from '@countersign/core/mail'
import type { Recorder } from '../audit/index.ts'
import type { Applied, Stores } from '../directory/index.ts'
import { postLetters } from '../mail/index.ts'
import type { Db, Pool } from '../platform/database/index.ts'
import { Fault } from '../platform/fault.ts'
import type { Action, Outcome } from '../processes/index.ts'
import { endOf, noteOf } from './apply.ts'
import { delayRequested, type Finished, finishChange, type Requested, selectRequested } from './sql.ts'

export type ApplyParts = { pool: Pool; record: Recorder; now: () => Date; stores: Stores }

export const applyTaskType = 'countersign:changes:apply'

export const applyAction = (parts: ApplyParts): Action => ({
  taskType: applyTaskType,
  repeat: 'keyed', // AP5
  run: ({ instanceId }) => applyRequested(parts, instanceId),
})

/** A request has the id of the instance that it runs in. */
async function applyRequested(parts: ApplyParts, id: string): Promise<Outcome> {
  const { pool, stores } = parts
  const change = await selectRequested(pool, id)
  if (!change) return refusal('There is no request of this instance.')
  const { state } = change
  if (state === 'applied' || state === 'failed' || state === 'conflict') return ended(state)
  if (state !== 'approved' && state !== 'applying') return refusal('Nobody has approved it.') // AP4
  const store = await stores.find(change.storeId)
  if (!store) return refusal('The identity store is not there any more.')
  try {
    const applied = await store.directory.apply(change.content, id)
    const { state, write } = finishing(parts, change, applied)
    return { ...ended(state), also: write }
  } catch (cause) {
    if (cause instanceof Fault) await delayRequested(pool, id, cause.message)
    throw cause // AP6
  }
}

const refusal = (message: string): Outcome => ({ type: 'failed', message, retries: 0 })

/** Why it is so stands with the request, for those who may see that. */
const ended = (state: Finished['state']): Outcome => ({ type: 'completed', variables: { change: { state } } })

/** Whoever comes first finishes it; who comes later changes nothing. */
export function finishing({ record, now }: Pick<ApplyParts, 'record' | 'now'>, change: Requested, applied: Applied) {
  const at = now()
  const finished: Finished = { ...endOf(change.content, applied), at }
  const { id } = change
  const { state } = finished
  const write = async (tx: Db): Promise<void> => {
    if (!(await finishChange(tx, id, finished))) return
    await Promise.all([record(tx, noteOf(change, finished)), postLetters(tx, lettersOf(change, finished))])
  }
  return { state, write }
}

function lettersOf({ id, told: { about, requester } }: Requested, { state, sentence }: Finished): Letter[] {
  if (requester.mail === null) return []
  const { subject: _ofWhom, ...values } = about
  const head = { to: { name: requester.name, address: requester.mail }, about: { kind: 'request', id } as const }
  return state === 'applied'
    ? [{ ...head, key: `${id}:applied`, template: 'request-applied', values }]
    : [{ ...head, key: `${id}:failed`, template: 'request-failed', values: { ...values, sentence: sentence ?? '' } }]
}
