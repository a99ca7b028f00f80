// The durable host with everything that lives beside it: what comes in, what works, what sleeps.

import type { Recorder } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import { type Inbox, listen, openInbox, type Pool } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import { type Crash, noCrash } from './crashPoint.ts'
import type { Delivery, Receipt } from './delivery.ts'
import { startCourier } from './errands/courier.ts'
import { kinMax } from './errands/kin.ts'
import { deliver, deliverWorks, type HostParts } from './host.ts'
import type { Action } from './jobs/action.ts'
import { jobChannel } from './jobs/channel.ts'
import { openQueue, type Queue } from './jobs/queue.ts'
import { hurryJob } from './jobs/sql.ts'
import { startWorker } from './jobs/worker.ts'
import { type Publication, type Published, publishAll } from './messages/publish.ts'
import { modelCache } from './models.ts'
import type { Neighbours, News } from './neighbours.ts'
import { startRetention } from './retention.ts'
import { startTimedStarts } from './starts/fire.ts'
import { startTimers } from './timers/fire.ts'
import { type Together, togetherBy, type Work } from './work.ts'
import type { VisitKey } from './writes.ts'

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
  /** A sentence where a process belongs to something else of the server: no other process calls it. Nobody's if not given. */
  ownerOf?: (processId: string) => string | undefined
}

export type Settings = {
  /** Deliveries in one transaction. */
  batchMax: number
  /** Of so many, two lanes take half each: a transaction costs as much as a dozen deliveries. */
  shareMin: number
  /** Transactions at a time: while one waits for the disk, another decides. */
  lanes: number
  /** Deliveries that may wait; at 2,000 a second it is a few seconds' worth. */
  waitingMax: number
  /** Actions at a time. */
  handsMax: number
  /** What the jobs in them bring along, but for those that come last. */
  handsBytesMax: number
  leaseMs: number
  /** When the server stops, actions may finish for so long; their leases cover what does not. */
  lastActionsMs: number
  /** Workers outside who wait for jobs; each takes a connection that some proxy on the way holds open, too. */
  waitersMax: number
  /** How long a finished instance is kept. */
  keepMs: number
  /** Instances that call one another and run at a time. */
  kinMax: number
}

export const usualSettings: Settings = {
  batchMax: 256,
  shareMin: 32,
  lanes: 2,
  waitingMax: 20_000,
  handsMax: 512,
  handsBytesMax: 256_000_000, // 64 of the largest; 512 of them would be 2 GB
  leaseMs: 30_000,
  lastActionsMs: 5_000,
  waitersMax: 1_000,
  keepMs: 90 * 86_400_000,
  kinMax,
}

export type Processes = {
  /** Delivers, together with whatever arrives at the same time. */
  post(delivery: Delivery): Promise<Receipt>
  /**
   * Writes something together with what an instance is told of it, in one commit that is shared with whoever comes at the same
   * moment. See `Work`.
   */
  together: Together
  /** Publishes a message; answers when it is kept, or on its way to whoever waits for it. */
  publish(message: Published): Promise<Publication>
  /** What was postponed at this visit is looked up now. */
  hurry(visit: VisitKey): Promise<void>
  /** A version was deployed that may begin by the clock. */
  startsChanged(): void
  /** Errands were committed past the host. */
  errandsWait(): void
  /** The types of jobs that this server does itself. */
  readonly ownTypes: ReadonlySet<string>
  /** Where workers outside wait for jobs. */
  readonly queue: Queue
  /** Hears what batches of this process led to, after their commits. Answers how to stop it. */
  hear(listener: (news: News) => void): () => void
  /** Nothing is begun any more by itself, and nobody waits here; what is posted is still delivered. */
  retire(): Promise<void>
  /** Retires, and answers when all that was posted is delivered. */
  stop(): Promise<void>
}

export function startProcesses(parts: ProcessesParts): Processes {
  const { clock, log, crash = noCrash, ownerOf = () => undefined } = parts
  const settings = { ...usualSettings, ...parts.settings }
  const around = { ...parts, ...settings }
  const listeners = new Set<(news: News) => void>()
  const neighbours: Neighbours = {
    lend: (...wanted) => worker.lend(...wanted),
    takeBack: (leases) => worker.takeBack(leases),
    tell: (news) => {
      worker.tell(news)
      for (const { dueAt } of news.timers) timers.ringAt(dueAt)
      if (news.errands.length > 0 || news.released.length > 0) courier.ring()
      for (const listener of listeners) listener(news)
    },
  }
  const { deliveries, works, reports } = openInboxes(parts, settings, neighbours)
  const post = deliveries.post
  const worker = startWorker({
    ...{ ...around, post, postWork: reports.post, crash, chance: Math.random },
    ...{ capacity: settings.handsMax, bytesMax: settings.handsBytesMax },
  })
  const timers = startTimers({ ...around, post })
  const courier = startCourier({ ...around, post, ownerOf })
  const starts = startTimedStarts({ ...around, errandsWait: courier.ring })
  const retention = startRetention(around)
  const messages = openMessages(parts, settings, courier.ring)
  const queue = openQueue(clock, settings.waitersMax)
  const jobsAreFree = (taskType: string | null): void => {
    worker.ring(taskType)
    queue.call(taskType)
  }
  const listening = listen({
    url: parts.databaseUrl,
    channel: jobChannel,
    heard: jobsAreFree,
    listening: () => jobsAreFree(null),
    lost: (cause) => log.warn({ err: cause }, 'notices of new jobs are not heard at the moment'),
  })
  const retire = once(async () => {
    queue.close()
    await listening.stop()
    await Promise.all([timers.stop(), courier.stop(), starts.stop(), retention.stop()])
    await worker.stop(settings.lastActionsMs)
  })

  return {
    post,
    together: togetherBy(works.post),
    publish: messages.post,
    hurry: async (visit) => {
      await hurryJob(parts.pool, visit, clock.now())
    },
    startsChanged: starts.ring,
    errandsWait: courier.ring,
    ownTypes: new Set(parts.actions.map(({ taskType }) => taskType)),
    queue,
    hear: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    retire,
    stop: async () => {
      await retire()
      await Promise.all([deliveries, works, reports, messages].map((inbox) => inbox.drained()))
    },
  }
}

type Works = Inbox<Work, Receipt | undefined>

type Inboxes = {
  deliveries: Inbox<Delivery, Receipt>
  /** What people and linked flows ask for and decide. */
  works: Works
  /** What our own actions write together with what became of them. */
  reports: Works
}

/**
 * Works may have to wait for rows of others: no mere delivery waits with them. Reports have a lane of their own, since they
 * consist of other statements: two lanes that share everything would send each statement twice, for half as many.
 */
function openInboxes(
  { pool, record, clock, actions, crash = noCrash }: ProcessesParts,
  { lanes, batchMax, shareMin, waitingMax }: Settings,
  neighbours: Neighbours,
): Inboxes {
  const followUps = new Map(actions.flatMap(({ taskType, followUp }) => (followUp ? [[taskType, followUp]] : [])))
  const host: HostParts = { pool, models: modelCache(), record, now: clock.now, neighbours, crash, followUps }
  return {
    deliveries: openInbox({ deliver: (batch) => deliver(host, batch), lanes, batchMax, shareMin, waitingMax }),
    works: openWorks(host, waitingMax),
    reports: openWorks(host, waitingMax),
  }
}

const openWorks = (host: HostParts, waitingMax: number): Works =>
  openInbox({
    deliver: (batch) => deliverWorks(host, batch),
    ...{ lanes: 1, batchMax: worksMax, waitingMax, keyOf: ({ key }) => key },
    ...{ weigh: ({ brings = workBytes }) => brings, waitingBytesMax: worksWaitingBytesMax },
  })

/** Of a batch that fails all are done again. */
const worksMax = 200
const workBytes = 2_000
/** Most of what a work brings is not there before its turn. */
const worksWaitingBytesMax = 512_000_000

/** One lane: those of one address go one after the other. */
const openMessages = (
  { pool, record, clock }: ProcessesParts,
  { batchMax, waitingMax }: Settings,
  errandsWait: () => void,
): Inbox<Published, Publication> =>
  openInbox({
    deliver: async (batch) => {
      const published = await publishAll({ pool, record, now: clock.now }, batch)
      errandsWait()
      return published
    },
    lanes: 1,
    batchMax,
    waitingMax,
  })

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}
