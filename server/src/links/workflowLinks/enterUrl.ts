import { readRequestUrl } from '@countersign/core/links'
import { actorOf } from '../../audit/index.ts'
import { cloudNamed } from '../../connections/index.ts'
import { type KnownCaller, type Refused, refused } from '../../http/index.ts'
import { newId } from '../../platform/ids.ts'
import { cloudUnknown } from '../cloudUnknown.ts'
import type { Parts } from '../parts.ts'
import type { ClientRow } from '../sql/index.ts'
import { ensureLink, type LinkedWorkflow, saveUrl, selectLink, urlPlace } from '../sql/index.ts'

const wrong = (message: string): Refused => refused('invalid-input', { errors: [{ path: 'body.requestUrl', message }] })

/** Sealed before it is kept; what is told of it from then on is its host and the end of the flow's id. */
export async function enterUrl(
  { pool, clock, record, sealing, connections }: Parts,
  workflow: LinkedWorkflow,
  client: ClientRow,
  text: string,
  { caller, requestId }: { caller: KnownCaller; requestId: string },
): Promise<Refused | undefined> {
  const cloud = cloudNamed(connections.surroundings, client.cloud)
  if (!cloud) return wrong(cloudUnknown)
  const read = readRequestUrl(cloud, text)
  if (!read.ok) return wrong(read.sentence)
  const { url, host, flow } = read.requestUrl
  return pool.transaction(async (tx) => {
    await ensureLink(tx, newId(), workflow.id, workflow.storeId, clock.now())
    const link = await selectLink(tx, workflow.id)
    if (!link) return refused('not-found', { detail: 'The workflow was deleted.' })
    const sealed = sealing.seal(url, urlPlace(link.id))
    await saveUrl(tx, link.id, { ...sealed, host, flow, at: clock.now(), by: caller.account.id })
    const subject = { kind: 'workflow', id: workflow.id, name: workflow.name }
    const details = { host, flow: flow.slice(-6) }
    await record(tx, { action: 'link.request-url-entered', actor: actorOf(caller), subject, details, requestId })
    return undefined
  })
}
