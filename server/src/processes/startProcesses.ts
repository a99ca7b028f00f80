// The durable host with everything that lives beside it: what comes in, what works, what sleeps.

import type { Recorder } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import { listen, type Pool } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import { type Crash, noCrash } from './crashPoint.ts'
import type { Delivery, Receipt } from './delivery.ts'
import { startCourier } from './errands/courier.ts'
import { deliver } from './host.ts'
import { openInbox } from './inbox.ts'
import type { Action } from './jobs/action.ts'
import { jobChannel } from './jobs/wake.ts'
import { startWorker } from './jobs/worker.ts'
import { type Publication, type Published, publishAll } from './messages/publish.ts'
import { modelCache } from './models.ts'
import type { Neighbours, News } from './neighbours.ts'
import { startTimedStarts } from './starts/fire.ts'
import { startTimers } from './timers/fire.ts'

export type ProcessesParts = {
  pool: Pool
  /** For the connection that listens. */
  databaseUrl: string
  record: Recorder
  clock: Clock
  log: Log
  actions: readonly Action[]
  settings?: Partial<Settings>
  crash?: Crash
}

export type Settings = {
  /** Deliveries in one transaction. */
  batchMax: number
  /** Transactions at a time: while one waits for the disk, another decides. */
  lanes: number
  /** Deliveries that may wait; at 2,000 a second it is a few seconds' worth. */
  waitingMax: number
  /** Actions at a time. */
  handsMax: number
  leaseMs: number
  /** When the server stops, actions may finish for so long; their leases cover what does not. */
  lastActionsMs: number
}

const usual: Settings = {
  batchMax: 256,
  lanes: 2,
  waitingMax: 20_000,
  handsMax: 128,
  leaseMs: 30_000,
  lastActionsMs: 5_000,
}

export type Processes = {
  /** Delivers, together with whatever arrives at the same time. */
  post(delivery: Delivery): Promise<Receipt>
  /** Publishes a message; answers when it is kept, or on its way to whoever waits for it. */
  publish(message: Published): Promise<Publication>
  /** A version was deployed that may begin by the clock. */
  startsChanged(): void
  /** Errands were committed past the host. */
  errandsWait(): void
  /** Hears what batches of this process led to, after their commits. Answers how to stop it. */
  hear(listener: (news: News) => void): () => void
  stop(): Promise<void>
}

export function startProcesses(parts: ProcessesParts): Processes {
  const { pool, clock, log, crash = noCrash } = parts
  const { batchMax, lanes, waitingMax, handsMax, leaseMs, lastActionsMs } = { ...usual, ...parts.settings }
  const listeners = new Set<(news: News) => void>()
  const neighbours: Neighbours = {
    lend: (taskType, at) => worker.lend(taskType, at),
    takeBack: (leases) => worker.takeBack(leases),
    tell: (news) => {
      worker.tell(news)
      for (const { dueAt } of news.timers) timers.ringAt(dueAt)
      if (news.errands.length > 0 || news.released.length > 0) courier.ring()
      for (const listener of listeners) listener(news)
    },
  }
  const host = { pool, models: modelCache(), record: parts.record, now: clock.now, neighbours, crash }
  const inbox = openInbox<Delivery, Receipt>({ deliver: (batch) => deliver(host, batch), lanes, batchMax, waitingMax })
  const worker = startWorker({
    pool,
    post: inbox.post,
    actions: parts.actions,
    clock,
    log,
    crash,
    chance: Math.random,
    capacity: handsMax,
    leaseMs,
  })
  const timers = startTimers({ pool, post: inbox.post, clock, log })
  const courier = startCourier({ pool, post: inbox.post, clock, log })
  const starts = startTimedStarts({ pool, clock, log, errandsWait: courier.ring })
  const messages = openInbox<Published, Publication>({
    deliver: async (batch) => {
      const published = await publishAll({ pool, record: parts.record, now: clock.now }, batch)
      courier.ring()
      return published
    },
    lanes: 1,
    batchMax,
    waitingMax,
  })
  const listening = listen({
    url: parts.databaseUrl,
    channel: jobChannel,
    heard: worker.ring,
    listening: () => {
      for (const { taskType } of parts.actions) worker.ring(taskType)
    },
    lost: (cause) => log.warn({ err: cause }, 'notices of new jobs are not heard at the moment'),
  })

  return {
    post: inbox.post,
    publish: messages.post,
    startsChanged: starts.ring,
    errandsWait: courier.ring,
    hear: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop: async () => {
      await listening.stop()
      await Promise.all([timers.stop(), courier.stop(), starts.stop()])
      await worker.stop(lastActionsMs)
      await Promise.all([inbox.drained(), messages.drained()])
    },
  }
}
