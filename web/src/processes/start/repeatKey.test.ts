import assert from 'node:assert/strict'
import { test } from 'node:test'
import { repeatKeys } from './repeatKey.ts'

test('the same start keeps its key, another start gets another', () => {
  let count = 0
  const keyFor = repeatKeys(() => `key-${++count}`)
  assert.equal(keyFor({ processId: 'a', variables: { x: 1 } }), 'key-1')
  assert.equal(keyFor({ processId: 'a', variables: { x: 1 } }), 'key-1')
  assert.equal(keyFor({ processId: 'a', variables: { x: 2 } }), 'key-2')
})

test('nobody else has the same key', () => {
  const keys = new Set(Array.from({ length: 100 }, () => repeatKeys()({})))
  assert.equal(keys.size, 100)
  for (const key of keys) assert.match(key, /^[\da-f]{32}$/)
})
