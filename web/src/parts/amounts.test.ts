import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytes, counted, listed } from './amounts.ts'

test('one thing is counted in the singular, none and many in the plural', () => {
  assert.equal(counted(1, 'entry', 'entries'), '1 entry')
  assert.equal(counted(0, 'entry', 'entries'), '0 entries')
  assert.equal(counted(12_345, 'entry', 'entries'), '12,345 entries')
})

test('memory is told in the unit that keeps the number short', () => {
  assert.equal(bytes(0), '0 B')
  assert.equal(bytes(1023), '1023 B')
  assert.equal(bytes(1024), '1.0 KB')
  assert.equal(bytes(142 * 1024 ** 2), '142 MB')
  assert.equal(bytes(1.5 * 1024 ** 3), '1.5 GB')
})

test('a list reads as a sentence whatever its length', () => {
  assert.equal(listed([]), '')
  assert.equal(listed(['Auditor']), 'Auditor')
  assert.equal(listed(['Auditor', 'Administrator'], 'or'), 'Auditor or Administrator')
  assert.equal(listed(['A', 'B', 'C']), 'A, B and C')
})
