import assert from 'node:assert/strict'
import { test } from 'node:test'
import { median, percentile } from './figures.ts'

test('the median is the middle value, or between the two in the middle', () => {
  assert.equal(median([9, 1, 5]), 5)
  assert.equal(median([9, 1, 5, 7]), 6)
  assert.ok(Number.isNaN(median([])))
})

test('a percentile is a value that was measured, and that share of all is no larger', () => {
  const values = Array.from({ length: 200 }, (_, index) => 200 - index)
  assert.equal(percentile(values, 0.5), 100)
  assert.equal(percentile(values, 0.99), 198)
  assert.equal(percentile([7], 0.99), 7)
})
