import { type Refused, refused } from '../../http/index.ts'
import { newId } from '../../platform/ids.ts'
import { refusalOf } from '../refusals.ts'
import { selectInstance } from './read.ts'
import type { By, StartParts } from './start.ts'

export async function cancelInstance(
  { pool, processes }: StartParts,
  id: string,
  { actor, requestId }: By,
): Promise<Refused | undefined> {
  const instance = await selectInstance(pool, id)
  if (!instance) return refused('not-found')
  const receipt = await processes.post({
    id: `cancel:${newId()}`,
    instanceId: id,
    fact: { type: 'cancelled' },
    actor: actor.name,
    note: {
      action: 'instance.cancelled',
      actor,
      subject: { kind: 'instance', id, name: instance.processName ?? instance.processId },
      requestId,
    },
  })
  return refusalOf(receipt)
}
