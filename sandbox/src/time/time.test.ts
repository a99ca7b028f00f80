import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { day, hour } from '../clock.ts'
import { openStore, type Store } from '../store/index.ts'
import { openTime } from './time.ts'

let folder: string
let store: Store
let reported: Error[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-time-'))
  store = openStore(folder)
  reported = []
})
afterEach(() => {
  store[Symbol.dispose]()
  rmSync(folder, { recursive: true })
})

const start = Date.UTC(2026, 10, 20)
const open = () =>
  openTime(
    store,
    () => new Date(start),
    (error) => reported.push(error),
  )

/** Alarms that go off at given moments and write down when they did; an alarm may set further ones. */
function alarms(clock: () => Date, moments: number[], then: (moment: number) => void = () => {}) {
  const rung: number[] = []
  return {
    rung,
    next: () => (moments.length > 0 ? Math.min(...moments) : undefined),
    run: async () => {
      for (const moment of moments.filter((one) => one <= clock().getTime())) {
        moments.splice(moments.indexOf(moment), 1)
        rung.push(clock().getTime() - start)
        then(moment)
      }
    },
  }
}

test('M1 time that was moved ahead is ahead after a restart, never goes back, and is the world’s after a reset', async () => {
  {
    await using time = open()
    await time.moveTo(new Date(start + 30 * day))
    assert.equal(time.clock().getTime(), start + 30 * day)
    await time.moveTo(new Date(start))
    assert.equal(time.clock().getTime(), start + 30 * day)
  }
  await using again = open()
  assert.equal(again.clock().getTime(), start + 30 * day)
  await again.reset()
  assert.equal(again.clock().getTime(), start)
})

test('M2 what comes due on the way comes due at its own moment and in order, also what only then was set', async () => {
  await using time = open()
  const moments = [start + 2 * day, start + hour, start + 40 * day]
  const work = alarms(time.clock, moments, (moment) => {
    if (moment === start + hour && work.rung.length === 1) moments.push(start + day, start + hour)
  })
  time.add(work)
  await time.moveTo(new Date(start + 30 * day))
  assert.deepEqual(work.rung, [hour, hour, day, 2 * day])
  assert.equal(time.clock().getTime(), start + 30 * day)
})

test('M2 works of several rooms come due in the order of their moments', async () => {
  await using time = open()
  const order: string[] = []
  time.add(alarms(time.clock, [start + 3 * hour, start + hour], () => order.push('one')))
  time.add(alarms(time.clock, [start + 2 * hour], () => order.push('other')))
  await time.moveTo(new Date(start + day))
  assert.deepEqual(order, ['one', 'other', 'one'])
})

for (const [name, run] of [
  ['what fails', () => Promise.reject(new Error('broken'))],
  ['what stays due whatever is done', async () => {}],
] as const)
  test(`M3 ${name} is reported, and holds nobody`, async () => {
    await using time = open()
    let isThere = true
    time.add({ next: () => (isThere ? start + hour : undefined), run })
    await time.moveTo(new Date(start + day))
    isThere = false
    assert.equal(time.clock().getTime(), start + day)
    assert.equal(reported.length, 1)
    assert.match(String(reported[0]?.message), /broken|still due/)
  })

test('what is due already is done without anybody moving the time', async () => {
  await using time = open()
  const done = Promise.withResolvers<void>()
  const keepAlive = setInterval(() => {}, 1_000) // the timer of the sandbox does not keep a process
  time.add(alarms(time.clock, [start - hour], () => done.resolve()))
  await done.promise
  clearInterval(keepAlive)
})
