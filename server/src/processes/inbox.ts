// What arrives together goes together: one transaction for many.
//
// I1  What arrives while a batch is under way goes into the next; nobody waits for company.
// I2  Everybody is answered after the commit of the own batch, never before.
// I3  A batch that fails is tried one by one: only the guilty pays.
// I4  So many may wait and no more; the others are told at once.

import { isUnreachable } from '../platform/database/index.ts'
import { Fault } from '../platform/fault.ts'

export type Inbox<Item, Answer> = {
  post(item: Item): Promise<Answer>
  /** Answers when everything that was posted is answered. */
  drained(): Promise<void>
}

export type InboxOptions<Item, Answer> = {
  deliver: (batch: readonly Item[]) => Promise<readonly Answer[]>
  /** How many batches at a time: one decides while another waits for the disk. */
  lanes: number
  batchMax: number
  waitingMax: number
}

type Posted<Item, Answer> = { item: Item; resolve(answer: Answer): void; reject(cause: unknown): void }

export function openInbox<Item, Answer>(options: InboxOptions<Item, Answer>): Inbox<Item, Answer> {
  const { lanes, batchMax, waitingMax } = options
  let waiting: Posted<Item, Answer>[] = []
  const underWay = new Set<Promise<void>>()
  let collecting = false

  /** Whatever arrives in the same turn of the event loop is one batch. */
  const collect = (): void => {
    if (collecting || waiting.length === 0 || underWay.size >= lanes) return
    collecting = true
    setImmediate(() => {
      collecting = false
      send()
    })
  }

  const send = (): void => {
    const batch = waiting.slice(0, batchMax)
    waiting = waiting.slice(batchMax)
    const sending: Promise<void> = deliverAll(options.deliver, batch).then(() => {
      underWay.delete(sending)
      collect()
    })
    underWay.add(sending)
    collect()
  }

  return {
    post: (item) => {
      if (waiting.length >= waitingMax)
        return Promise.reject(new Fault('OVERLOADED', `${waiting.length} deliveries wait already`, { retry: 'later' }))
      const { promise, resolve, reject } = Promise.withResolvers<Answer>()
      waiting.push({ item, resolve, reject })
      collect()
      return promise
    },
    drained: async () => {
      while (collecting || waiting.length > 0 || underWay.size > 0) {
        await Promise.all(underWay)
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

/** Never rejects: each posted item has its own answer. */
async function deliverAll<Item, Answer>(
  deliver: InboxOptions<Item, Answer>['deliver'],
  batch: readonly Posted<Item, Answer>[],
): Promise<void> {
  try {
    const answers = await deliver(batch.map(({ item }) => item))
    batch.forEach(({ resolve }, index) => {
      resolve(answers[index] as Answer)
    })
  } catch (cause) {
    if (batch.length > 1 && !isUnreachable(cause)) for (const posted of batch) await deliverAll(deliver, [posted])
    else for (const { reject } of batch) reject(cause)
  }
}
