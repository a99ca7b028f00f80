// Does the jobs that this server has actions for.
//
// W1  A job is ours for as long as its lease, which is extended while its action runs. Who dies stops extending.
// W2  So many actions at a time and no more. A job that is created while a hand is free is born in it.
// W3  An idle worker sleeps until the next job is due or somebody rings; it does not ask round.
// W4  An outcome is reported until the database has it, or until the lease has ended.

import { randomUUID } from 'node:crypto'
import { bell } from '../../platform/bell.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Pool } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import type { Crash } from '../crashPoint.ts'
import type { Delivery, Receipt } from '../delivery.ts'
import { openInbox } from '../inbox.ts'
import type { Neighbours } from '../neighbours.ts'
import type { Action, Outcome } from './action.ts'
import { type Holding, openHands } from './hands.ts'
import { perform } from './perform.ts'
import { reportOf } from './report.ts'
import { type ClaimedJob, claimJobs, extendLeases, type Held, markBegun, selectNextAvailable } from './sql.ts'

export type WorkerParts = {
  pool: Pool
  post: (delivery: Delivery) => Promise<Receipt>
  actions: readonly Action[]
  clock: Clock
  log: Log
  crash: Crash
  chance: () => number
  /** How many actions at a time. */
  capacity: number
  leaseMs: number
}

export type Worker = Neighbours & {
  /** A job of this type may be free. */
  ring(taskType: string): void
  /** Takes no more jobs; answers when the running ones have reported, at the latest after `patienceMs`. */
  stop(patienceMs: number): Promise<void>
}

const lookMs = 10_000 // a notice that got lost costs no more than this
const againMs = 1_000

export function startWorker(parts: WorkerParts): Worker {
  const { pool, clock, log, crash, capacity, leaseMs } = parts
  const actions = new Map(parts.actions.map((action) => [action.taskType, action]))
  const name = randomUUID()
  const hands = openHands(capacity, name)
  const working = new Set<Promise<void>>()
  const wake = bell(clock)
  const marks = openMarks(parts)
  let stopping = false
  let jobsAreLeft = false // more than there were hands

  const soon = (ms: number): Date => new Date(clock.now().getTime() + ms)

  const begin = (job: ClaimedJob, leaseEnds: Date): void => {
    const action = actions.get(job.taskType)
    if (!action) return
    const holding = hands.hold(job, leaseEnds)
    const work = workOn(parts, marks, action, holding)
      .catch((cause: unknown) => log.error({ err: cause, job: job.id, type: job.taskType }, 'a job was given up'))
      .then(() => {
        hands.drop(holding)
        working.delete(work)
        // Not after every single job: several free hands fetch together.
        if (jobsAreLeft && hands.free() >= capacity / 4) wake.ring()
      })
    working.add(work)
  }

  const claim = async (): Promise<void> => {
    const limit = hands.free()
    jobsAreLeft = limit <= 0
    if (jobsAreLeft) return
    const until = soon(leaseMs)
    const jobs = await claimJobs(pool, { taskTypes: [...actions.keys()], worker: name, at: clock.now(), until, limit })
    jobsAreLeft = jobs.length === limit
    if (jobs.length > 0) await crash('worker: claimed')
    for (const job of jobs) begin(job, until)
  }

  /** Answers when to look again if nobody rings. */
  const look = async (): Promise<Date> => {
    if (actions.size === 0) return soon(lookMs)
    await claim()
    if (jobsAreLeft) return soon(lookMs)
    const { at } = await selectNextAvailable(pool, [...actions.keys()])
    return at && at < soon(lookMs) ? at : soon(lookMs)
  }

  const loop = async (): Promise<void> => {
    while (!stopping) {
      const next = await look().catch((cause: unknown) => {
        log.error({ err: cause }, 'jobs could not be claimed; trying again')
        return soon(againMs)
      })
      if (!stopping) await wake.sleep(next)
    }
  }
  const looping = loop()

  const extending = setInterval(() => {
    extend(pool, hands.held(), clock.now(), leaseMs).catch((cause: unknown) =>
      log.warn({ err: cause }, 'leases could not be extended; trying again'),
    )
  }, leaseMs / 3)

  return {
    lend: (taskType, at) => {
      if (stopping || !actions.has(taskType)) return undefined
      if (hands.free() > 0) return hands.lend(new Date(at.getTime() + leaseMs))
      jobsAreLeft = true
      return undefined
    },
    takeBack: (leases) => {
      for (const lease of leases) hands.return(lease)
    },
    tell: ({ jobs, withdrawn }) => {
      for (const visit of withdrawn) hands.abort(visit)
      for (const { lease, ...job } of jobs) {
        if (lease === null || !hands.return(lease)) continue
        const [headers, variables] = [JSON.parse(job.headers), JSON.parse(job.variables)]
        begin({ ...job, lease, headers, variables, begunAt: null }, job.availableAt)
      }
    },
    ring: (taskType) => {
      if (actions.has(taskType)) wake.ring()
    },
    stop: async (patienceMs) => {
      stopping = true
      wake.ring()
      await looping
      await within(patienceMs, Promise.all(working))
      clearInterval(extending)
    },
  }
}

/** Marks that are made at the same time share a statement. */
const openMarks = ({ pool, clock }: WorkerParts) =>
  openInbox<Held, boolean>({
    deliver: async (batch) => {
      const marked = await markBegun(pool, batch, clock.now())
      const ours = new Set(marked.map(({ id }) => id))
      return batch.map(({ id }) => ours.has(id))
    },
    lanes: 1,
    batchMax: 500,
    waitingMax: Number.POSITIVE_INFINITY, // no more than there are hands
  })

async function workOn(
  parts: WorkerParts,
  marks: ReturnType<typeof openMarks>,
  action: Action,
  holding: Holding,
): Promise<void> {
  const { job, aborting } = holding
  const { crash, chance } = parts
  const outcome = await perform({
    action,
    assignment: { ...job, key: `${job.instanceId}/${job.visit}`, signal: aborting.signal },
    begunBefore: job.begunAt !== null,
    markBegun: () => marks.post(job),
    crash,
    chance,
  })
  if (!outcome) return
  await crash('worker: acted')
  const receipt = await report(parts, holding, outcome)
  if (receipt.status === 'too-large') {
    const message = `It brought so much that the instance would take ${receipt.bytes} bytes.`
    await report(parts, holding, { type: 'failed', message, retries: 0 })
  }
  await crash('worker: reported')
}

async function report({ post, clock, log }: WorkerParts, holding: Holding, outcome: Outcome): Promise<Receipt> {
  const pause = bell(clock)
  for (let pauseMs = 100; ; pauseMs = Math.min(5_000, pauseMs * 2)) {
    try {
      return await post(reportOf(holding.job, outcome))
    } catch (cause) {
      if (holding.leaseEnds < clock.now()) throw cause
      log.warn({ err: cause, job: holding.job.id }, 'an outcome could not be written down; trying again')
      await pause.sleep(new Date(clock.now().getTime() + pauseMs))
    }
  }
}

/** Once a third of a lease is over it is extended; who lost the lease need not go on. */
async function extend(pool: Pool, held: readonly Holding[], now: Date, leaseMs: number): Promise<void> {
  const due = held.filter(({ leaseEnds }) => leaseEnds.getTime() - now.getTime() < (leaseMs * 2) / 3)
  if (due.length === 0) return
  const until = new Date(now.getTime() + leaseMs)
  const still = await extendLeases(
    pool,
    due.map(({ job }) => job),
    until,
  )
  const ours = new Set(still.map(({ id }) => id))
  for (const holding of due) {
    if (ours.has(holding.job.id)) holding.leaseEnds = until
    else holding.aborting.abort()
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await Promise.race([work, promise])
  clearTimeout(timer)
}
