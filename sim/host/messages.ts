// Messages and signals find whom they are for. A message counts once for each process; one that comes too early is kept
// for as long as its sender said.

import { startsOf, type Variables } from '@countersign/engine'
import type { Of } from './delivery.ts'
import { listenerKey } from './tables.ts'
import { begin, type Transaction, take } from './take.ts'

export function publish(tx: Transaction, { id, name, key, timeToLiveMs }: Of<'publish'>): void {
  const expiresAt = tx.setting.now() + timeToLiveMs
  tx.tables.messages.set(id, { name, key, expiresAt, takenBy: [] })
  for (const { processId, startEvent } of startsBy(tx, 'message', name)) {
    markTaken(tx, id, processId)
    begin(tx, { processId, businessKey: `${id} ${processId}`, variables: { key } }, startEvent)
  }
  for (const row of [...tx.tables.listeners.values()])
    if (row.type === 'message' && row.messageName === name && row.correlationKey === key) offer(tx, id, row)
}

/** Taken once for each process, by whoever still listens. */
export function offer(tx: Transaction, messageId: string, at: Omit<Of<'offer'>, 'id' | 'type' | 'message'>): void {
  const { instance, scope, event, round } = at
  const processId = tx.tables.instances.get(instance)?.processId ?? ''
  const message = tx.tables.messages.get(messageId)
  const listener = tx.tables.listeners.get(listenerKey(instance, scope, event))
  if (!message || message.takenBy.includes(processId) || listener?.round !== round) return
  markTaken(tx, messageId, processId)
  take(tx, instance, { type: 'messageReceived', visit: scope, event, round, variables: { message: messageId } })
}

function markTaken(tx: Transaction, messageId: string, processId: string): void {
  const message = tx.tables.messages.get(messageId)
  if (message) tx.tables.messages.set(messageId, { ...message, takenBy: [...message.takenBy, processId] })
}

/** Everybody who listens at this moment hears it, and every process that begins by it begins. */
export function signal(tx: Transaction, signalName: string, variables: Variables): void {
  const hearing = [...tx.tables.listeners.values()].filter(
    (row) => row.type === 'signal' && row.signalName === signalName,
  )
  for (const { processId, startEvent } of startsBy(tx, 'signal', signalName))
    begin(tx, { processId, businessKey: `${tx.cause} ${processId}`, variables }, startEvent)
  for (const { instance, scope, event, round } of hearing)
    take(tx, instance, { type: 'signalReceived', visit: scope, event, round, variables })
}

function startsBy({ setting }: Transaction, type: 'message' | 'signal', name: string) {
  return [...setting.models].flatMap(([processId, model]) => {
    const starts = startsOf(model, { at: setting.now(), seed: processId })
    if (!starts.ok) return []
    return starts.starts.flatMap((start) => {
      const isBy =
        (start.type === 'message' && start.messageName === name) ||
        (start.type === 'signal' && start.signalName === name)
      return start.type === type && isBy ? [{ processId, startEvent: start.startEvent }] : []
    })
  })
}
