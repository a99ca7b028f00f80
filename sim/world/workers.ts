// Workers lease jobs, call the outside, and report. They die, dawdle, and lose answers.
//
// W1  A worker calls only while its lease lasts; nothing of it arrives later.
// W2  Whoever gets a job that somebody had before acts by what repeating means there: `safe` is done again, `keyed` is
//     done again with the same key, of `unsafe` it is asked what became of it. Where nobody can say, nothing is done.
// W3  "Failed" says that it was not done: not by this worker, and not by one who had the job before.

import { nodeIdOf } from '@countersign/engine'
import type { Of } from '../host/delivery.ts'
import { isFree, type LeasedJob } from '../host/host.ts'
import { visitKey } from '../host/tables.ts'
import { systemOf } from './outside.ts'
import { type Move, minute, type Session, send, type World } from './world.ts'

export function workerMoves(world: World): readonly Move[] {
  const { host, sessions, now, calm, chance } = world
  const moves: Move[] = []
  if ([...host.tables().jobs.values()].some((job) => isFree(job, now)))
    moves.push({ weight: 20, make: () => leaseOne(world) })
  const held = chance.pick([...sessions].filter(({ awakeAt }) => calm || awakeAt <= now))
  if (held) {
    moves.push({ weight: 20, make: () => work(world, held) })
    if (!calm) moves.push({ weight: 2, make: () => void sessions.delete(held) })
  }
  return moves
}

function leaseOne(world: World): void {
  const { chance, calm, isSlow, now } = world
  const job = world.host.lease(now)
  if (!job || (!calm && chance.happens(0.1))) return // nothing to do, or the answer was lost
  const awakeAt = isSlow && chance.happens(0.5) ? now + chance.below(20 * minute) : now
  world.sessions.add({ job, awakeAt })
}

type Report = { readonly fact: Of<'report'>['fact']; readonly outcomeUnknown: boolean }

function work(world: World, session: Session): void {
  const { job } = session
  world.sessions.delete(session)
  const report = job.lease.until > world.now ? doJob(world, job) : giveUp(world, job)
  if (!report) return
  const { instance, visit, lease } = job
  send(world, { type: 'report', instance, visit, lease: lease.token, ...report })
}

/** Too late to call. Only the first who had it can be sure that it was not done. */
const giveUp = (world: World, job: LeasedJob): Report | null =>
  job.leases === 1 && world.chance.happens(0.9) ? notDone(world, job) : null

/** Null where the worker dies over it. */
function doJob(world: World, job: LeasedJob): Report | null {
  const { chance, outside, calm } = world
  const system = systemOf(job.taskType, nodeIdOf(job.visit))
  const key = visitKey(job.instance, job.visit)
  if (job.leases > 1 && system.repeat === 'unsafe') {
    if (!system.canBeAsked) return unknown(job)
    if (outside.isDone(key)) return done(world, job)
  }
  if (chance.happens(calm ? 0.02 : 0.25)) return notDone(world, job)
  if (chance.happens(calm ? 0.02 : 0.06)) return errorThrown(world, job)
  if (!calm && chance.happens(0.1)) return null
  const isAnswered = calm || chance.happens(0.85)
  if (isAnswered || chance.happens(0.6)) outside.perform(system, key, visitKey(job.businessKey, job.visit))
  if (isAnswered) return done(world, job)
  if (system.repeat !== 'unsafe' || chance.happens(0.5)) return null
  if (!system.canBeAsked) return unknown(job)
  return outside.isDone(key) ? done(world, job) : notDone(world, job)
}

function done({ chance }: World, { visit }: LeasedJob): Report {
  const variables = { ok: chance.happens(0.8), again: chance.happens(0.4), how: chance.below(4) }
  return { fact: { type: 'completed', visit, variables }, outcomeUnknown: false }
}

function notDone({ chance }: World, { visit, attempt, retries }: LeasedJob): Report {
  const fact = { type: 'failed', visit, attempt, retries: retries - 1, message: 'it was not done' } as const
  return { fact: { ...fact, delayMs: chance.below(3) * minute }, outcomeUnknown: false }
}

function errorThrown({ chance }: World, { visit, attempt }: LeasedJob): Report {
  const code = chance.happens(0.7) ? 'E' : 'other'
  return { fact: { type: 'errorThrown', visit, attempt, code }, outcomeUnknown: false }
}

const unknown = ({ visit, attempt }: LeasedJob): Report => ({
  fact: { type: 'failed', visit, attempt, retries: 0, message: 'its outcome is unknown' },
  outcomeUnknown: true,
})
