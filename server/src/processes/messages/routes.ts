import * as api from '@countersign/core/api'
import { actorOf } from '../../audit/index.ts'
import { type Mounted, mounted, refused } from '../../http/index.ts'
import { newId } from '../../platform/ids.ts'
import type { OperationParts } from '../operations.ts'
import { variablesFrom } from '../outside.ts'
import { unfitVariables } from '../refusals.ts'
import { tellAll } from '../signals/broadcast.ts'

export function messageOperations({ pool, record, now, processes }: OperationParts): Mounted[] {
  return [
    mounted(api.publishMessage, async ({ input: { body }, caller, requestId }) => {
      const taken = variablesFrom(body.variables)
      if (!taken.ok) return unfitVariables(taken.reason)
      const { name, correlationKey, timeToLiveMs, messageId = null } = body
      const published = await processes.publish({
        ...{ name, correlationKey, timeToLiveMs, messageId },
        ...{ variables: taken.variables, publishedBy: caller.account.id },
        note: {
          action: 'message.published',
          actor: actorOf(caller),
          subject: { kind: 'message', id: messageId ?? '', name },
          details: { correlationKey },
          requestId,
        },
      })
      return published.ok
        ? { id: published.id }
        : refused('conflict', { detail: 'A message with this id is kept already.' })
    }),

    mounted(api.broadcastSignal, async ({ input: { body }, caller, requestId }) => {
      const taken = variablesFrom(body.variables)
      if (!taken.ok) return unfitVariables(taken.reason)
      const sentBy = caller.account.id
      const signal = { id: newId(), name: body.name, variables: taken.variables, hops: 0, sentBy }
      const heard = await pool.transaction(async (tx) => {
        const told = await tellAll(tx, signal, now())
        const subject = { kind: 'signal', id: signal.id, name: body.name }
        await record(tx, {
          action: 'signal.broadcast',
          actor: actorOf(caller),
          subject,
          details: { ...told },
          requestId,
        })
        return told
      })
      processes.errandsWait()
      return heard
    }),
  ]
}
