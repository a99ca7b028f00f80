// Does the jobs that this server has actions for.
//
// W1  A job is ours for as long as its lease, which is extended while its action runs. Who dies stops extending; who
//     could not extend breaks off.
// W2  So many actions at a time and no more, and no more than memory bears. A job that is created while a hand is free is
//     born in it.
// W3  An idle worker sleeps until the next job is due or somebody rings; it does not ask round.
// W4  What goes on elsewhere is postponed: it takes a row and no hand, and is looked up again.

import { randomUUID } from 'node:crypto'
import { openInbox, type Pool } from '../../platform/database/index.ts'
import { startLoop } from '../../platform/loop.ts'
import type { Crash } from '../crashPoint.ts'
import type { Neighbours } from '../neighbours.ts'
import { takenIn } from '../outside.ts'
import type { Action, Assignment, Settled } from './action.ts'
import { startExtending } from './extend.ts'
import { type Hands, type Holding, isHeld, openHands } from './hands.ts'
import { keyOf } from './key.ts'
import { perform, repeatOf } from './perform.ts'
import {
  type ClaimedJob,
  claimJobs,
  type Held,
  type HeldJob,
  markBegun,
  type NewJob,
  postponeJob,
  selectNextAvailable,
  takeJobs,
} from './sql.ts'
import { type TellingParts, tellOutcome } from './tellOutcome.ts'

export type WorkerParts = TellingParts & {
  pool: Pool
  actions: readonly Action[]
  crash: Crash
  chance: () => number
  /** How many actions at a time. */
  capacity: number
  /** What their jobs bring along, but for those that come last. */
  bytesMax: number
  leaseMs: number
}

type WorkParts = WorkerParts & { isFollowUp: (taskType: string) => boolean }

export type Worker = Neighbours & {
  /** A job of this type may be free; null: of any. */
  ring(taskType: string | null): void
  /** Takes no more jobs; answers when the running ones have reported, at the latest after `patienceMs`. */
  stop(patienceMs: number): Promise<void>
}

const lookMs = 10_000 // a notice that got lost costs no more than this

export function startWorker(parts: WorkerParts): Worker {
  const { pool, clock, log, crash, capacity, bytesMax, leaseMs } = parts
  const actions = new Map(parts.actions.map((action) => [action.taskType, action]))
  const taskTypes = [...actions.keys()]
  const worker = randomUUID()
  const hands = openHands({ capacity, bytesMax }, worker, clock)
  const isMarkedAtBirth = (taskType: string): boolean => actions.get(taskType)?.isMarkedAtBirth ?? false
  let stopping = false
  let jobsAreLeft = false // more than there were hands

  const soon = (ms: number): Date => new Date(clock.now().getTime() + ms)
  const followUps = new Set(parts.actions.flatMap(({ followUp }) => followUp ?? []))
  const work = openWork(
    { ...parts, isFollowUp: (taskType) => followUps.has(taskType) },
    hands,
    () => {
      // Not after every single job: several free hands fetch together.
      if (jobsAreLeft && hands.free() >= capacity / 4) loop.ring()
    },
    (until) => loop.ringAt(until),
  )
  const begin = (job: HeldJob, leaseEnds: Date): void => {
    const action = actions.get(job.taskType)
    if (action) work.begin(action, hands.hold(job, leaseEnds))
  }

  const claim = async (): Promise<void> => {
    const limit = hands.free()
    jobsAreLeft = limit <= 0
    if (jobsAreLeft) return
    const until = soon(leaseMs)
    const jobs = await claimJobs(pool, { taskTypes, worker, at: clock.now(), until, limit })
    jobsAreLeft = jobs.length === limit
    if (jobs.length > 0) await crash('worker: claimed')
    for (const job of jobs) begin({ ...job, isMarked: false }, until)
  }

  const round = async (): Promise<Date> => {
    if (taskTypes.length > 0) await claim()
    if (taskTypes.length === 0 || jobsAreLeft) return soon(lookMs)
    const { at } = await selectNextAvailable(pool, taskTypes)
    return at && at < soon(lookMs) ? at : soon(lookMs)
  }
  const failed = (cause: unknown) => log.error({ err: cause }, 'jobs could not be claimed; trying again')
  const loop = startLoop({ clock, round, failed })
  const extending = startExtending(parts, hands)

  return {
    lend: (taskType, at, bytes) => {
      if (stopping || !actions.has(taskType)) return undefined
      if (hands.free() > 0) return hands.lend(new Date(at.getTime() + leaseMs), bytes, isMarkedAtBirth(taskType))
      jobsAreLeft = true
      return undefined
    },
    takeBack: (leases) => hands.returnAll(leases),
    tell: ({ jobs, withdrawn }) => {
      for (const visit of withdrawn) hands.abort(visit)
      for (const { lease, ...job } of jobs)
        if (lease !== null && hands.return(lease)) begin(bornOf(job, lease), job.availableAt)
    },
    ring: (taskType) => {
      if (taskType === null || actions.has(taskType)) loop.ring()
    },
    stop: async (patienceMs) => {
      stopping = true
      await loop.stop()
      await within(patienceMs, work.done())
      clearInterval(extending)
      hands.abortAll()
    },
  }
}

/** A job that was written into one of our hands, as if it had been claimed. */
const bornOf = ({ headers, variables, begunAt, ...job }: Omit<NewJob, 'lease'>, lease: string): HeldJob => ({
  ...job,
  lease,
  headers: JSON.parse(headers),
  variables: JSON.parse(variables),
  begunAt: null, // by nobody before
  isMarked: begunAt !== null,
})

/** What is under way; `dropped` hears of each hand that is free again, `postponed` of each job that is to be had again then. */
function openWork(parts: WorkParts, hands: Hands, dropped: () => void, postponed: (until: Date) => void) {
  const marks = openMarks(parts)
  const working = new Set<Promise<void>>()
  return {
    begin: (action: Action, holding: Holding): void => {
      const { id, taskType } = holding.job
      const work = workOn(parts, marks, action, holding)
        .catch((cause: unknown): undefined => {
          parts.log.error({ err: cause, job: id, type: taskType }, 'a job was given up')
        })
        .then((until) => {
          hands.drop(holding)
          working.delete(work)
          dropped()
          if (until) postponed(until)
        })
      working.add(work)
    },
    done: (): Promise<unknown> => Promise.all(working),
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
  parts: WorkParts,
  marks: ReturnType<typeof openMarks>,
  action: Action,
  holding: Holding,
): Promise<Date | undefined> {
  const { job, aborting } = holding
  const { clock, crash, chance } = parts
  const assignment: Assignment = { ...job, key: keyOf(job), signal: aborting.signal }
  const outcome = await perform({
    action,
    assignment,
    begunBefore: job.begunAt !== null,
    isMarked: job.isMarked,
    markBegun: () => marks.post(job),
    isOurs: () => isHeld(holding, clock.now()),
    crash,
    chance,
  })
  if (!outcome) return undefined
  await crash('worker: acted')
  if (outcome.type === 'later') {
    // If this is not written down, the lease ends, and the job is looked up then.
    const now = clock.now()
    const given = await postponeJob(parts.pool, job, new Date(now.getTime() + outcome.delayMs), now)
    return given?.at
  }
  if (parts.isFollowUp(job.taskType)) return endFollowUp(parts, job, outcome)
  const isUnsafe = repeatOf({ action, assignment }) === 'unsafe'
  const receipt = await tellOutcome(parts, { holding, outcome: takenIn(outcome), isUnsafe })
  if (receipt.status === 'too-large') {
    const message = `It brought more than the instance can take. ${receipt.reason}`
    const refused = {
      type: 'failed',
      message,
      retries: 0,
      incident: 'MESSAGE_SIZE_EXCEEDED',
      also: outcome.also,
    } as const
    await tellOutcome(parts, { holding, outcome: refused, isUnsafe })
  }
  await crash('worker: reported')
  return undefined
}

const followUpPauseMs = 60_000
/** After so long what was begun has ended by itself. */
const followUpLifeMs = 86_400_000

/** No instance hears of it; what failed is tried again for a day. */
async function endFollowUp(
  { pool, clock, log }: WorkerParts,
  job: ClaimedJob,
  outcome: Settled,
): Promise<Date | undefined> {
  const now = clock.now()
  const isOver = outcome.type === 'completed' || now.getTime() - (job.begunAt?.getTime() ?? 0) > followUpLifeMs
  if (!isOver) return (await postponeJob(pool, job, new Date(now.getTime() + followUpPauseMs), now))?.at
  if (outcome.type !== 'completed')
    log.error({ job: job.id, type: job.taskType, instance: job.instanceId }, 'what was begun could not be called off')
  await takeJobs(pool, [job])
  return undefined
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  await Promise.race([work, promise])
  clearTimeout(timer)
}
