import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPart } from './loadPart.ts'

const missing = new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/part.js')

/** Fails as often as `failures` says, then comes. */
function part(failures: number, error: Error = missing) {
  const state = { loads: 0 }
  const load = async () => {
    state.loads += 1
    if (state.loads <= failures) throw error
    return 'part'
  }
  return { load, state }
}

const never = async () => assert.fail('nothing to wait for')

test('a part that comes is simply there', async () => {
  const { load, state } = part(0)
  assert.equal(await loadPart(load, { answers: never, untilBack: never }), 'part')
  assert.equal(state.loads, 1)
})

test('while the server is away a part is waited for, through as many outages as there are', async () => {
  const { load, state } = part(3)
  let waits = 0
  const untilBack = async () => {
    waits += 1
  }
  assert.equal(await loadPart(load, { answers: async () => false, untilBack }), 'part')
  assert.deepEqual([state.loads, waits], [4, 3])
})

test('a part the server no longer has is not waited for', async () => {
  const { load, state } = part(1)
  await assert.rejects(loadPart(load, { answers: async () => true, untilBack: never }), missing)
  assert.equal(state.loads, 1)
})

test('a part that breaks while it loads is our mistake, and told as such', async () => {
  const mistake = new ReferenceError('x is not defined')
  await assert.rejects(loadPart(part(1, mistake).load, { answers: never, untilBack: never }), mistake)
})
