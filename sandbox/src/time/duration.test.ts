import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after } from './duration.ts'

const from = (start: string, duration: string): string | undefined => after(new Date(start), duration)?.toISOString()

test('a duration is added part by part', () => {
  assert.equal(from('2026-11-20T09:00:00Z', 'P30D'), '2026-12-20T09:00:00.000Z')
  assert.equal(from('2026-11-20T09:00:00Z', 'PT7S'), '2026-11-20T09:00:07.000Z')
  assert.equal(from('2026-11-20T09:00:00Z', 'PT0.5S'), '2026-11-20T09:00:00.500Z')
  assert.equal(from('2026-11-20T09:00:00Z', 'P2W'), '2026-12-04T09:00:00.000Z')
  assert.equal(from('2026-11-20T09:00:00Z', 'P1Y2M3DT4H5M6S'), '2028-01-23T13:05:06.000Z')
})

test('a month has the length it has, and ends on its last day', () => {
  assert.equal(from('2027-01-31T00:00:00Z', 'P1M'), '2027-02-28T00:00:00.000Z')
  assert.equal(from('2028-02-29T12:30:00Z', 'P1Y'), '2029-02-28T12:30:00.000Z')
  assert.equal(from('2026-12-31T00:00:00Z', 'P2M'), '2027-02-28T00:00:00.000Z')
})

test('what is no duration is none', () => {
  for (const text of ['', 'P', 'PT', 'P1DT', '30D', 'P-1D', 'P1.5D', 'p1d', 'P1D ', 'P1H', 'P99999999999Y'])
    assert.equal(from('2026-11-20T09:00:00Z', text), undefined, text)
})
