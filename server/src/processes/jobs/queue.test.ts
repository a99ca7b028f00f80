import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testClock } from '../../testing/testClock.ts'
import { openQueue, type Queue, type Waiter } from './queue.ts'

const hour = 3_600_000
const nothing = { jobs: [] }
const something = { jobs: ['a job'] }

/** A queue, and whoever stands in it: their names as they wake. */
function openRoom(waitersMax = 100) {
  const clock = testClock()
  const queue = openQueue(clock, waitersMax)
  const woken: string[] = []
  const join = (name: string, ...taskTypes: string[]): Waiter => {
    const waiter = joined(queue, taskTypes)
    waiter.sleep(new Date(clock.now().getTime() + hour)).then(() => woken.push(name))
    return waiter
  }
  return { clock, queue, woken, join }
}

function joined(queue: Queue, taskTypes: readonly string[]): Waiter {
  const waiter = queue.join(taskTypes)
  assert.ok(typeof waiter === 'object')
  return waiter
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('Q1 a call wakes who has waited longest of those who wait for that type, and nobody else', async () => {
  const { queue, woken, join } = openRoom()
  for (const [name, type] of [
    ['ada', 'b'],
    ['grace', 'a'],
    ['tom', 'a'],
  ] as const)
    join(name, type)
  queue.call('a')
  queue.call('c')
  await turn()
  assert.deepEqual(woken, ['grace'])
  queue.close()
})

test('Q1 who found a job passes the call on, for each of their types; who found none does not', async () => {
  const { queue, woken, join } = openRoom()
  const [ada, grace] = [join('ada', 'a', 'b'), join('grace', 'b')]
  join('tom', 'a')
  queue.call('a')
  await ada.look(async () => something)
  ada.leave()
  await turn()
  assert.deepEqual(woken, ['ada', 'tom', 'grace'])
  await grace.look(async () => nothing)
  join('priya', 'b')
  grace.leave()
  await turn()
  assert.deepEqual(woken, ['ada', 'tom', 'grace'])
  queue.close()
})

test('Q1 a call that comes while one is looking is not lost, whether they look again or leave', async () => {
  const { queue, woken, join, clock } = openRoom()
  const ada = join('ada', 'a')
  join('grace', 'a')
  queue.call('a')
  await turn()
  await ada.look(async () => {
    queue.call('a')
    return nothing
  })
  await ada.sleep(new Date(clock.now().getTime() + hour)) // ends at once
  ada.leave()
  await turn()
  assert.deepEqual(woken, ['ada', 'grace'])
  queue.close()
})

test('Q1 who was called and could not look, since looking failed, passes the call on', async () => {
  const { queue, woken, join } = openRoom()
  const ada = join('ada', 'a')
  join('grace', 'a')
  queue.call('a')
  await assert.rejects(ada.look(() => Promise.reject(new Error('the database is gone'))))
  ada.leave()
  await turn()
  assert.deepEqual(woken, ['ada', 'grace'])
  queue.close()
})

test('Q1 where a job of any type may be free, one of each type is woken', async () => {
  const { queue, woken, join } = openRoom()
  join('ada', 'a')
  join('grace', 'a')
  join('tom', 'b')
  queue.call(null)
  await turn()
  assert.deepEqual(woken, ['ada', 'tom'])
  queue.close()
})

test('Q2 an alarm wakes one, at the earliest time that was asked for', async () => {
  const { queue, woken, join, clock } = openRoom()
  join('ada', 'a')
  join('grace', 'a')
  const inMs = (ms: number) => new Date(clock.now().getTime() + ms)
  queue.callAt('a', inMs(60_000))
  queue.callAt('a', inMs(30_000))
  queue.callAt('a', inMs(50_000))
  clock.advance(29_000)
  await turn()
  assert.deepEqual(woken, [])
  clock.advance(1_001)
  await turn()
  assert.deepEqual(woken, ['ada'])
  queue.close()
})

test('Q3 so many wait and no more; who leaves makes room', () => {
  const { queue, join } = openRoom(2)
  const ada = join('ada', 'a')
  join('grace', 'b')
  assert.equal(queue.join(['a']), 'full')
  ada.wake()
  ada.leave()
  assert.notEqual(queue.join(['a']), 'full')
  queue.close()
})

test('Q4 once it is closed everybody is let go, and nobody comes in', async () => {
  const { queue, woken, join } = openRoom()
  const waiters = [join('ada', 'a'), join('grace', 'b')]
  queue.close()
  await turn()
  assert.deepEqual(woken, ['ada', 'grace'])
  assert.ok(waiters.every((waiter) => waiter.isLetGo()))
  assert.equal(queue.join(['a']), 'closed')
})
