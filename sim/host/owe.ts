import type { Delivery, Unsent } from './delivery.ts'
import type { Transaction } from './take.ts'

/** Named after the fact it follows from, so that it is the same delivery however often it is made. */
export function owe({ tables: { facts, outbox } }: Transaction, by: string, to: string, unsent: Unsent): void {
  const id = `${by} ${facts.get(by)?.length}.${outbox.size}`
  outbox.set(id, { to, delivery: { ...unsent, id } as Delivery })
}
