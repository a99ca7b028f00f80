// What arrives together goes together: one transaction for many.
//
// I1  What arrives while a batch is under way goes into the next; nobody waits for company. Much of it is shared among
//     the lanes that are free: else those who were answered together would arrive together again, all in one lane.
// I2  Everybody is answered after the commit of the own batch, never before.
// I3  A batch that fails is tried in halves, until the guilty stand alone: only they pay.
// I4  So many may wait and no more, and no more than memory bears; the others are told at once.
// I5  Of those with one key a batch holds the first; the others come in later batches, in their order.

import { Fault } from '../fault.ts'
import { isUnreachable } from './unreachable.ts'
import { weightOf } from './weight.ts'

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
  /** Smaller shares are not worth a transaction of their own; a full batch if not given. */
  shareMin?: number
  waitingMax: number
  /** What goes together, but for the first: that one goes whatever its size. */
  batchBytesMax?: number
  waitingBytesMax?: number
  /** In bytes; what it is made of if not given. */
  weigh?: (item: Item) => number
  /** What must not be in one batch with others of its kind. Only for a single lane: two lanes would hold two of a key. */
  keyOf?: (item: Item) => string
}

const usualBytesMax = {
  batch: 16_000_000, // 256 times what may be sent at once would be 256 MB
  waiting: 64_000_000, // a few seconds' worth, as fast as the database writes it
}

type Posted<Item, Answer> = {
  item: Item
  bytes: number
  resolve(answer: Answer): void
  reject(cause: unknown): void
}

export function openInbox<Item, Answer>(options: InboxOptions<Item, Answer>): Inbox<Item, Answer> {
  const { lanes, batchMax, shareMin = batchMax, waitingMax, keyOf, weigh = weightOf } = options
  const { batchBytesMax = usualBytesMax.batch, waitingBytesMax = usualBytesMax.waiting } = options
  let waiting: Posted<Item, Answer>[] = []
  let waitingBytes = 0
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
    const shares = Math.min(lanes - underWay.size, Math.floor(waiting.length / shareMin))
    const size = Math.min(batchMax, Math.ceil(waiting.length / Math.max(1, shares)))
    const apart = keyOf ? firstsOf(waiting, ({ item }) => keyOf(item)) : waiting
    const batch = asMuchAsGoes(apart.slice(0, size), batchBytesMax)
    waiting = keyOf ? without(waiting, batch) : waiting.slice(batch.length)
    waitingBytes -= weightOfAll(batch)
    const sending: Promise<void> = deliverAll(options.deliver, batch).then(() => {
      underWay.delete(sending)
      collect()
    })
    underWay.add(sending)
    collect()
  }

  return {
    post: (item) => {
      const bytes = weigh(item)
      if (waiting.length >= waitingMax || (waiting.length > 0 && waitingBytes + bytes > waitingBytesMax))
        return Promise.reject(new Fault('OVERLOADED', `${waiting.length} deliveries wait already`, { retry: 'later' }))
      const { promise, resolve, reject } = Promise.withResolvers<Answer>()
      waiting.push({ item, bytes, resolve, reject })
      waitingBytes += bytes
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

/** I5 */
function firstsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const firsts = new Map<string, Item>()
  for (const item of items) {
    const key = keyOf(item)
    if (!firsts.has(key)) firsts.set(key, item)
  }
  return [...firsts.values()]
}

function without<Item>(items: readonly Item[], taken: readonly Item[]): Item[] {
  const gone = new Set(taken)
  return items.filter((item) => !gone.has(item))
}

type Weighed = { readonly bytes: number }

const weightOfAll = (batch: readonly Weighed[]): number => batch.reduce((sum, { bytes }) => sum + bytes, 0)

/** The first, and as many of those behind it as go with it. */
function asMuchAsGoes<Item extends Weighed>(batch: Item[], bytesMax: number): Item[] {
  let sum = 0
  const tooMuch = batch.findIndex(({ bytes }, index) => {
    sum += bytes
    return index > 0 && sum > bytesMax
  })
  return tooMuch < 0 ? batch : batch.slice(0, tooMuch)
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
    if (batch.length > 1 && !isUnreachable(cause)) {
      const half = Math.ceil(batch.length / 2)
      await deliverAll(deliver, batch.slice(0, half))
      await deliverAll(deliver, batch.slice(half))
    } else for (const { reject } of batch) reject(cause)
  }
}
