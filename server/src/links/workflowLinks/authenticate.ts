// The last step of a link: whoever decides it has just shown who they are, and the flow has just shown what it is.

import { actorOf } from '../../audit/index.ts'
import { type KnownCaller, type Refused, refused } from '../../http/index.ts'
import type { Parts } from '../parts.ts'
import { roundTrip } from '../roundTrips/index.ts'
import type { ClientRow } from '../sql/index.ts'
import { type LinkedWorkflow, type LinkRow, saveAuthenticated } from '../sql/index.ts'

export type Authenticated = { isAnswered: boolean; sentence: string }

/**
 * A flow that is switched off is linked too, as it is turned on last: its address was accepted. It has to answer a round
 * trip before the first request is sent to it.
 */
export async function authenticate(
  parts: Parts,
  workflow: LinkedWorkflow,
  client: ClientRow,
  link: LinkRow,
  { caller, requestId }: { caller: KnownCaller; requestId: string },
): Promise<Authenticated | Refused> {
  const { pool, clock, record } = parts
  const health = await roundTrip(parts, client, link)
  if (health.state === 'trouble') return refused('conflict', { detail: `${health.sentence} Nothing was linked.` })
  const isAnswered = health.state === 'ok'
  return pool.transaction(async (tx) => {
    if (!(await saveAuthenticated(tx, link, clock.now(), caller.account.id)))
      return refused('conflict', { detail: 'Somebody entered another request URL in the meantime. Look again.' })
    const subject = { kind: 'workflow', id: workflow.id, name: workflow.name }
    const details = { host: link.urlHost, flow: link.urlFlow?.slice(-6), isAnswered }
    await record(tx, { action: 'link.authenticated', actor: actorOf(caller), subject, details, requestId })
    return { isAnswered, sentence: isAnswered ? answered : stillOff }
  })
}

const answered = 'The workflow is linked. The flow answers, and reaches this server.'
const stillOff =
  'The workflow is linked. The flow is still switched off: turn it on in Power Automate. It is tried once more before the first request is sent.'
