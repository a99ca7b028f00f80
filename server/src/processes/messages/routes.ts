import * as api from '@countersign/core/api'
import { actorOf } from '../../audit/index.ts'
import { idempotencyKey, isRefused, type Mounted, mounted, refused } from '../../http/index.ts'
import type { OperationParts } from '../operations.ts'
import { variablesFrom } from '../outside.ts'
import { unfitVariables } from '../refusals.ts'
import { sendSignal } from '../signals/send.ts'

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

    mounted(api.broadcastSignal, async ({ input: { body }, caller, requestId, context }) => {
      const taken = variablesFrom(body.variables)
      if (!taken.ok) return unfitVariables(taken.reason)
      const key = idempotencyKey(context)
      if (isRefused(key)) return key
      const { name } = body
      const signal = { name, variables: taken.variables, sentBy: caller.account.id, key, at: now() }
      const sent = await pool.transaction(async (tx) => {
        const told = await sendSignal(tx, signal)
        if (told.code === 'sent')
          await record(tx, {
            action: 'signal.broadcast',
            actor: actorOf(caller),
            subject: { kind: 'signal', id: told.id, name },
            details: { ...told.heard },
            requestId,
          })
        return told
      })
      if (sent.code === 'other-signal') return otherSignal
      processes.errandsWait()
      return sent.heard
    }),
  ]
}

const otherSignal = refused('conflict', { detail: 'This Idempotency-Key was used for another signal.' })
