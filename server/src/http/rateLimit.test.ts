import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rateLimit } from './rateLimit.ts'

test('a burst passes, then the rest waits', () => {
  const limit = rateLimit(3, () => 0)
  assert.deepEqual(
    [1, 2, 3, 4].map(() => limit.take('a')),
    [0, 0, 0, 20],
  )
})

test('each key has its own', () => {
  const limit = rateLimit(1, () => 0)
  assert.equal(limit.take('a'), 0)
  assert.equal(limit.take('b'), 0)
  assert.notEqual(limit.take('a'), 0)
})

test('it fills again with time, and no further than a burst', () => {
  let now = 0
  const limit = rateLimit(2, () => now)
  limit.take('a')
  limit.take('a')
  now = 30_000
  assert.equal(limit.take('a'), 0)
  assert.notEqual(limit.take('a'), 0)
  now = 3_600_000
  assert.deepEqual(
    [1, 2, 3].map(() => limit.take('a') === 0),
    [true, true, false],
  )
})
