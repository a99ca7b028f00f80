import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import type { Told } from './thread.fixture.ts'
import { Overwhelmed, threadBeside } from './thread.ts'

const told = (silenceMs: number) =>
  threadBeside<Told, number>(new URL('thread.fixture.ts', import.meta.url), { memoryMb: 32, silenceMs })
const patient = 60_000

test('one thread answers everything', async () => {
  const ask = told(patient)
  const first = await ask('tell who you are')
  assert.equal(await ask('tell who you are'), first)
})

test('a thread without memory is told from one that fails, and both have a successor', async () => {
  const ask = told(patient)
  const first = await ask('tell who you are')
  await assert.rejects(ask('fill your memory'), Overwhelmed)
  const second = await ask('tell who you are')
  assert.notEqual(second, first)
  await assert.rejects(ask('fail'), /it failed/)
  assert.notEqual(await ask('tell who you are'), second)
})

test('a thread that ends while nobody asks has a successor', async () => {
  const ask = told(patient)
  const begun = once(process, 'worker')
  const first = await ask('answer and end')
  const [thread] = await begun
  if (thread.threadId !== -1) await once(thread, 'exit')
  assert.notEqual(await ask('tell who you are'), first)
})

test('a thread that says nothing is not waited for without end', async () => {
  await assert.rejects(told(1)('say nothing'), Overwhelmed)
})
