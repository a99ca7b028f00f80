import assert from 'node:assert/strict'
import { test } from 'node:test'
import { priorityTitle, urgencyOf } from './due.ts'

const now = Date.parse('2026-11-20T12:00:00Z')

test('what should have been done is overdue from that moment on', () => {
  assert.equal(urgencyOf('2026-11-20T11:59:59.999Z', now), 'overdue')
  assert.equal(urgencyOf('2026-11-20T12:00:00Z', now), 'soon')
})

test('what is due within a day is soon, and what has no date is never due', () => {
  assert.equal(urgencyOf('2026-11-21T11:59:00Z', now), 'soon')
  assert.equal(urgencyOf('2026-11-21T12:00:00Z', now), 'later')
  assert.equal(urgencyOf(null, now), 'none')
})

test('priorities have words, and the usual one is normal', () => {
  assert.deepEqual([100, 76, 75, 51, 50, 49, 25, 24, 0].map(priorityTitle), [
    'High',
    'High',
    'Raised',
    'Raised',
    'Normal',
    'Lowered',
    'Lowered',
    'Low',
    'Low',
  ])
})
