import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayMs, duration, greetingAt, relativeTime, shortDate } from './time.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const at = (offsetMs: number) => new Date(now + offsetMs).toISOString()

test('what happened less than a minute ago happened just now', () => {
  assert.equal(relativeTime(at(-59_000), now), 'just now')
  assert.equal(relativeTime(at(0), now), 'just now')
})

test('a time to come within a minute is not said to be past', () => {
  assert.equal(relativeTime(at(30_000), now), 'in a moment')
})

test('the past is told in its largest whole unit, never rounded up', () => {
  assert.equal(relativeTime(at(-119_000), now), '1 minute ago')
  assert.equal(relativeTime(at(-3 * 3_600_000 - 59 * 60_000), now), '3 hours ago')
  assert.equal(relativeTime(at(-dayMs), now), 'yesterday')
})

test('what is to come is told to the nearest unit', () => {
  assert.equal(relativeTime(at(30 * dayMs - 2_000), now), 'in 30 days')
  assert.equal(relativeTime(at(12 * dayMs + 1), now), 'in 12 days')
  assert.equal(relativeTime(at(3_600_000), now), 'in 1 hour')
})

test('a duration is told in its two largest units', () => {
  assert.equal(duration(4 * dayMs + 3 * 3_600_000 + 5 * 60_000), '4 d 3 h')
  assert.equal(duration(3_600_000 + 12 * 60_000), '1 h 12 min')
  assert.equal(duration(2 * 3_600_000), '2 h')
  assert.equal(duration(59_999), 'less than a minute')
})

test('a unit of nothing between two others is left out', () => {
  assert.equal(duration(dayMs + 5 * 60_000), '1 d')
})

test('a calendar date stays the same day in every time zone', () => {
  assert.equal(shortDate('2026-11-20'), '20 Nov')
})

test('a greeting follows the hour', () => {
  assert.deepEqual([4, 5, 11, 12, 17, 18, 23].map(greetingAt), [
    'Good night',
    'Good morning',
    'Good morning',
    'Good afternoon',
    'Good afternoon',
    'Good evening',
    'Good evening',
  ])
})
