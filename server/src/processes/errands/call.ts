// Call activities: one instance stands for a visit of another.

import type { Binding } from '@countersign/engine'
import { type Db, prepared, sql } from '../../platform/database/index.ts'
import type { Caller, Delivery, Receipt } from '../delivery.ts'
import { derivedId } from '../derivedId.ts'
import type { ProcessCall } from './errand.ts'
import type { Kin } from './kin.ts'
import { takeErrand } from './sql.ts'

/** Processes may call one another, and themselves: so deep and no deeper. */
export const depthMax = 100

export type Around = {
  readonly kin: Kin
  /** A sentence where a process belongs to something else of the server, which begins it itself. */
  readonly ownerOf: (processId: string) => string | undefined
}

/** The beginning of the called process, or, where there is none, the news of that for the caller. */
export async function deliveryOf(db: Db, { kin, ownerOf }: Around, call: ProcessCall): Promise<Delivery> {
  const { caller, processId, binding, variables, callers } = call
  if (caller.depth > depthMax)
    return failure(caller, `it would be the ${depthMax + 1}st in a row of processes that call one another`)
  const owner = ownerOf(processId)
  if (owner !== undefined) return failure(caller, owner)
  if (!(await kin.hasRoomFor(caller)))
    return failure(caller, 'too many instances run already that were called, one by the other, from one on top')
  const version = await selectVersion(db, processId, binding, call.callerVersionId)
  if (!version) return failure(caller, `there is no process "${processId}"${boundTo[binding.type](binding as never)}`)
  return {
    id: 'start',
    instanceId: derivedId(caller.instanceId, caller.visit, caller.attempt), // a call that is made twice begins one instance
    fact: { type: 'started', variables, callers },
    begins: { versionId: version.id, processId, businessKey: null, caller },
  }
}

const boundTo: { readonly [B in Binding['type']]: (binding: Extract<Binding, { type: B }>) => string } = {
  latest: () => '',
  deployment: () => ' in the file of the calling one',
  versionTag: ({ versionTag }) => ` with the version tag "${versionTag}"`,
}

export const failure = ({ instanceId, visit, attempt }: Caller, message: string): Delivery => ({
  id: `call:${visit}:${attempt}`,
  instanceId,
  fact: { type: 'childFailed', visit, attempt, message },
})

const selectVersion = (
  db: Db,
  processId: string,
  binding: Binding,
  callerVersionId: string,
): Promise<{ id: string } | undefined> =>
  db.maybe(
    prepared(sql`
      select id from process_version
      where process_id = ${processId}
        and (${binding.type} <> 'versionTag' or version_tag = ${binding.type === 'versionTag' ? binding.versionTag : null})
        and (${binding.type} <> 'deployment'
          or deployment_id = (select deployment_id from process_version where id = ${callerVersionId}))
      order by version desc
      limit 1`),
  )

/** Calls off whatever stands for this visit and still runs. */
export async function cancelCalled(
  db: Db,
  post: (delivery: Delivery) => Promise<Receipt>,
  { instanceId, visit }: { instanceId: string; visit: string },
  errand: string,
): Promise<void> {
  const called = await db.rows<{ id: string }>(sql`
    select id from instance where caller_id = ${instanceId} and caller_visit = ${visit} and status = 'active'`)
  await Promise.all(called.map(({ id }) => post({ id: 'called-off', instanceId: id, fact: { type: 'cancelled' } })))
  await takeErrand(db, errand) // to call off twice is to call off once
}
