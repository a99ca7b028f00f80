// What each delivery does, inside of one transaction.

import type { Delivery, Of } from './delivery.ts'
import { offer, publish, signal } from './messages.ts'
import { listenerKey, visitKey } from './tables.ts'
import { begin, type Transaction, take } from './take.ts'

export function handle(tx: Transaction, delivery: Delivery): void {
  switch (delivery.type) {
    case 'start':
      begin(tx, delivery)
      return
    case 'say':
      take(tx, delivery.instance, delivery.fact)
      return
    case 'report':
      report(tx, delivery)
      return
    case 'fire':
      fire(tx, delivery)
      return
    case 'offer':
      offer(tx, delivery.message, delivery)
      return
    case 'publish':
      publish(tx, delivery)
      return
    case 'broadcast':
      signal(tx, delivery.signalName, delivery.variables)
      return
  }
}

/** A worker whose lease went to somebody else speaks of what is no longer its own. */
function report(tx: Transaction, { instance, visit, lease, fact, outcomeUnknown }: Of<'report'>): void {
  const job = tx.tables.jobs.get(visitKey(instance, visit))
  if (!job) return
  if (job.lease?.token !== lease && tx.setting.without !== 'lease-check') return
  take(tx, instance, fact, { outcomeUnknown })
}

function fire(tx: Transaction, { instance, scope, event, round }: Of<'fire'>): void {
  const timer = tx.tables.listeners.get(listenerKey(instance, scope, event))
  if (timer?.type !== 'timer' || timer.round !== round) return
  take(tx, instance, { type: 'timerFired', visit: scope, event, round })
}
