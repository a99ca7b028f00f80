import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countsOf } from './counts.ts'

const items = [
  { processId: 'hiring', running: 1, incidents: 0 },
  { processId: 'leaving', running: 12_000, incidents: 1 },
]

test('one process is counted by itself, all of them together', () => {
  assert.equal(countsOf({ items, nextCursor: null }, 'hiring'), '1 instance runs, 0 incidents')
  assert.equal(countsOf({ items, nextCursor: null }, undefined), '12,001 instances run, 1 incident')
})

test('what is only known in part is not counted', () => {
  assert.equal(countsOf({ items, nextCursor: 'more' }, undefined), null)
  assert.equal(countsOf({ items, nextCursor: 'more' }, 'moving'), null)
  assert.equal(countsOf({ items, nextCursor: 'more' }, 'hiring'), '1 instance runs, 0 incidents')
})
