import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ranFor } from './status.ts'

const startedAt = '2026-11-20T09:00:00.000Z'
const now = Date.parse('2026-11-20T09:02:00.000Z')

test('what is finished lasted until its end: a moment and a year are both told in a few letters', () => {
  const until = (finishedAt: string) => ranFor({ startedAt, finishedAt }, now)
  assert.equal(until('2026-11-20T09:00:00.000Z'), '0 ms')
  assert.equal(until('2026-11-20T09:00:00.999Z'), '999 ms')
  assert.equal(until('2026-11-20T09:00:59.999Z'), '59 s')
  assert.equal(until('2026-11-20T09:01:00.000Z'), '1 min')
  assert.equal(until('2027-11-20T09:00:00.000Z'), '365 d')
})

test('what runs has run until now, and is not told to the second: nobody looks that often', () => {
  assert.equal(ranFor({ startedAt, finishedAt: null }, now), '2 min')
  assert.equal(ranFor({ startedAt, finishedAt: null }, now - 90_000), 'less than a minute')
})

test('a clock that is behind the server’s makes nothing last less than no time', () => {
  assert.equal(ranFor({ startedAt, finishedAt: null }, now - 300_000), 'less than a minute')
})
