import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retryDelaysMs, watchConnection } from './connection.ts'

/** A world whose clock moves when told, and whose server answers when told. */
function world() {
  let nowMs = 0
  let pending: { act: () => void; delayMs: number } | null = null
  const state = { answers: false, probes: 0, backs: 0 }
  const watch = watchConnection({
    now: () => nowMs,
    later: (act, delayMs) => {
      pending = { act, delayMs }
      return () => {
        pending = null
      }
    },
    probe: async () => {
      state.probes += 1
      return state.answers
    },
    onBack: () => {
      state.backs += 1
    },
  })
  const settle = () => new Promise(setImmediate)
  const pass = async () => {
    const due = pending
    assert(due, 'nothing is waited for')
    pending = null
    nowMs += due.delayMs
    due.act()
    await settle()
    return due.delayMs
  }
  return { ...watch, state, pass, waits: () => pending !== null }
}

test('one lost call means down, and says when the next attempt is made', () => {
  const { connection, lost } = world()
  lost()
  assert.deepEqual(connection.get(), { status: 'down', trying: false, retryAtMs: retryDelaysMs[0] })
})

test('further lost calls neither start a second round nor put the attempt off', () => {
  const { connection, lost } = world()
  lost()
  const before = connection.get()
  lost()
  assert.equal(connection.get(), before)
})

test('attempts grow rarer, down to the last delay, and never end', async () => {
  const { lost, pass } = world()
  lost()
  const delays: number[] = []
  for (let round = 0; round < retryDelaysMs.length + 2; round += 1) delays.push(await pass())
  assert.deepEqual(delays, [...retryDelaysMs, retryDelaysMs.at(-1), retryDelaysMs.at(-1)])
})

test('an answered attempt means up, once, and nothing is waited for any more', async () => {
  const { connection, lost, pass, state, waits } = world()
  lost()
  await pass()
  state.answers = true
  await pass()
  assert.deepEqual(connection.get(), { status: 'up' })
  assert.equal(state.backs, 1)
  assert.equal(waits(), false)
})

test('the next outage begins with the shortest delay again', async () => {
  const { lost, pass, state } = world()
  lost()
  await pass()
  state.answers = true
  await pass()
  lost()
  assert.equal(await pass(), retryDelaysMs[0])
})

test('trying at once makes one attempt, however often it is pressed', async () => {
  const { lost, tryNow, state } = world()
  lost()
  await Promise.all([tryNow(), tryNow(), tryNow()])
  assert.equal(state.probes, 1)
})

test('whoever waits for the server is told once it is back, and not before', async () => {
  const { untilBack, pass, state } = world()
  let back = false
  const waiting = untilBack().then(() => {
    back = true
  })
  await pass()
  assert.equal(back, false)
  state.answers = true
  await pass()
  await waiting
  assert.equal(back, true)
})
