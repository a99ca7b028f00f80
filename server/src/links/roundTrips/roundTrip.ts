// Through the flow and back: it is called, calls us, and answers, and nobody is asked anything.

import { randomUUID } from 'node:crypto'
import { payloadVersion } from '@countersign/core/links'
import { cloudNamed } from '../../connections/index.ts'
import { hashOf, newToken } from '../../platform/ids.ts'
import { cloudUnknown } from '../cloudUnknown.ts'
import type { Parts } from '../parts.ts'
import { below } from '../reach.ts'
import type { ClientRow } from '../sql/index.ts'
import { endRoundTrip, type Health, insertRoundTrip, type LinkRow, saveHealth } from '../sql/index.ts'
import { callFlow, type FlowCalled } from './callFlow.ts'

const lifeMs = 10 * 60_000

/** What came of it is written down at the link. */
export async function roundTrip(parts: Parts, client: ClientRow, link: LinkRow): Promise<Health> {
  const { pool, clock } = parts
  const health = await tried(parts, client, link)
  await saveHealth(pool, link, health, clock.now())
  return health
}

async function tried(parts: Parts, client: ClientRow, link: LinkRow): Promise<Health> {
  const { pool, clock, connections } = parts
  const cloud = cloudNamed(connections.surroundings, client.cloud)
  if (!cloud) return { state: 'trouble', sentence: cloudUnknown }
  const token = newToken()
  const nonce = randomUUID()
  const expiresAt = new Date(clock.now().getTime() + lifeMs)
  await insertRoundTrip(pool, { tokenHash: hashOf(token), linkId: link.id, nonce, expiresAt })
  const callbackUrl = below(client.dataServiceUrl, `/callbacks/${token}`).href
  const test = { version: payloadVersion, kind: 'authenticate', link: link.id, nonce, callbackUrl } as const
  const called = await callFlow(parts, cloud, link, test)
  const ended = await endRoundTrip(pool, hashOf(token), clock.now())
  return healthOf(called, ended?.calledAt != null, client)
}

function healthOf(called: FlowCalled, wasCalled: boolean, { dataServiceUrl }: ClientRow): Health {
  if (called.code === 'took') return { state: 'trouble', sentence: 'The flow took the test for a request.' }
  if (called.code !== 'answered')
    return { state: called.code === 'switched-off' ? 'off' : 'trouble', sentence: called.sentence }
  if (called.reached === 200 && wasCalled)
    return { state: 'ok', sentence: 'The flow answers, and reaches this server.' }
  const how = called.reached === 0 ? 'gets no answer there' : `is answered ${called.reached} there`
  return {
    state: 'trouble',
    sentence: `The flow answers, but its decisions would not arrive: it calls ${dataServiceUrl} and ${how}. Mend the Data Service URL, or what stands before this server.`,
  }
}
