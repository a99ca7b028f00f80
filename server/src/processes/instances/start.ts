import type { Variables } from '@countersign/engine'
import type { Actor } from '../../audit/index.ts'
import { type Refused, refused } from '../../http/index.ts'
import { canonicalJson } from '../../platform/canonicalJson.ts'
import type { Pool } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { selectVersionToStart, wasNewest } from '../definitions/sql.ts'
import type { Receipt } from '../delivery.ts'
import { derivedId } from '../derivedId.ts'
import { refusalOf } from '../refusals.ts'
import type { Processes } from '../startProcesses.ts'
import { selectFact, selectInstance } from './read.ts'

export type StartParts = { pool: Pool; processes: Processes }

export type Start = {
  readonly processId: string
  readonly version: number | undefined
  readonly businessKey: string | null
  readonly variables: Variables
  /** Whose doing it is: an approval in it is not theirs to decide. */
  readonly accountId: string
  /** Of the caller: what makes a repetition harmless. */
  readonly key: readonly [accountId: string, key: string] | null
}

export type By = { readonly actor: Actor; readonly requestId: string }

/** Starts an instance. With a key, the same start again answers the same instance; another start under it is refused. */
export async function startInstance(parts: StartParts, start: Start, by: By): Promise<{ id: string } | Refused> {
  const version = await selectVersionToStart(parts.pool, start.processId, start.version)
  if (!version) return refused('not-found', { detail: `There is no such version of a process "${start.processId}".` })
  const { businessKey, variables, key, accountId } = start
  const id = key ? derivedId('start', ...key) : newId()
  const { id: versionId, processId, name } = version
  const receipt = await parts.processes.post({
    id: 'start',
    instanceId: id,
    fact: { type: 'started', variables },
    begins: { versionId, processId, businessKey, caller: null, startedBy: accountId },
    actor: by.actor.name,
    note: {
      ...by,
      action: 'instance.started',
      subject: { kind: 'instance', id, name: `${name ?? processId}${businessKey === null ? '' : ` ${businessKey}`}` },
      details: { processId, version: version.version },
    },
  })
  if (receipt.status === 'known' && !(await isSame(parts, id, start))) return otherStart
  return refusalOf(receipt satisfies Receipt) ?? { id }
}

const otherStart = refused('conflict', { detail: 'This Idempotency-Key was used for another start.' })

/** Whether a version was named is not kept: what no version meant then is the one that was the newest. */
async function isSame(
  { pool }: StartParts,
  id: string,
  { processId, version, businessKey, variables }: Start,
): Promise<boolean> {
  const [instance, started] = await Promise.all([selectInstance(pool, id), selectFact(pool, id, 'start')])
  const before = started?.fact.type === 'started' ? started.fact.variables : undefined
  return (
    instance?.processId === processId &&
    instance.businessKey === businessKey &&
    canonicalJson(before ?? null) === canonicalJson(variables) &&
    (version === undefined
      ? await wasNewest(pool, instance.versionId, instance.startedAt)
      : version === instance.version)
  )
}
