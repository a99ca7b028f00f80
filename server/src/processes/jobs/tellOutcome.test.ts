import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault } from '../../platform/fault.ts'
import { newId } from '../../platform/ids.ts'
import { silentLog } from '../../platform/log.ts'
import { testClock } from '../../testing/testClock.ts'
import { openHands } from './hands.ts'
import type { HeldJob } from './sql.ts'
import { tellOutcome } from './tellOutcome.ts'

const leaseMs = 30_000

/** The nth report is the first that the database has. */
function telling(heardAt: number, { leaseEndsAt }: { leaseEndsAt: number }) {
  const clock = testClock()
  const [id, lease, instanceId] = [newId(), newId(), newId()]
  const work = { instanceId, visit: 'create#1', taskType: 'test.create', attempt: 1, retries: 1 } as const
  const job: HeldJob = { id, lease, ...work, headers: {}, variables: {}, begunAt: null, isMarked: false }
  const hands = openHands({ capacity: 1, bytesMax: 1_000 }, 'test', clock)
  const holding = hands.hold(job, new Date(clock.now().getTime() + leaseMs))
  let reports = 0
  const post = async () => {
    reports += 1
    if (reports === leaseEndsAt) clock.advance(leaseMs + 1)
    if (reports < heardAt) throw new Fault('OVERLOADED', 'The database does not answer.', { retry: 'later' })
    return { status: 'taken', instance: 'active' } as const
  }
  const parts = { post, postWork: post, clock, log: silentLog }
  const told = tellOutcome(parts, { holding, outcome: { type: 'completed' }, isUnsafe: false })
  return { told: told.finally(() => hands.drop(holding)), reports: () => reports }
}

test('O1 an outcome is reported until the database has it', async () => {
  const { told, reports } = telling(3, { leaseEndsAt: 4 })
  assert.equal((await told).status, 'taken')
  assert.equal(reports(), 3)
})

test('O1 once its lease has ended it is reported no more: whoever has the job next reports', async () => {
  const { told, reports } = telling(4, { leaseEndsAt: 2 })
  await assert.rejects(told, /does not answer/)
  assert.equal(reports(), 2)
})
