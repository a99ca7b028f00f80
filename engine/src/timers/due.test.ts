import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Due, firstDue, nextDue } from './due.ts'

const noon = Date.parse('2026-11-20T12:00:00Z')

const shown = (due: Due | null) => due && { ...due, dueAt: new Date(due.dueAt).toISOString() }
const first = (timer: 'date' | 'duration' | 'cycle', text: string) => shown(firstDue(timer, text, noon))

/** All times of a cycle, up to ten. */
function times(cycle: string): string[] {
  const all: string[] = []
  let due = firstDue('cycle', cycle, noon)
  while (due && all.length < 10) {
    all.push(new Date(due.dueAt).toISOString().slice(0, 19))
    due = due.cycle === undefined ? null : nextDue(due.cycle, due.dueAt)
  }
  return all
}

test('TI2 a date names a moment: by offset, by zone, or in UTC', () => {
  for (const [text, moment] of [
    ['2027-01-31T08:00:00Z', '2027-01-31T08:00:00.000Z'],
    ['2027-01-31T08:00:00+01:00', '2027-01-31T07:00:00.000Z'],
    ['2027-06-30T08:00:00@Europe/Berlin', '2027-06-30T06:00:00.000Z'],
    ['2027-06-30T08:00:00+02:00[Europe/Berlin]', '2027-06-30T06:00:00.000Z'],
    ['2027-01-31T08:00', '2027-01-31T08:00:00.000Z'],
    ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000Z'],
  ] as const)
    assert.deepEqual(first('date', text), { dueAt: moment })
})

test('TI3 a duration counts from the moment it is met; months and years go by the calendar of UTC', () => {
  for (const [text, moment] of [
    ['PT5M', '2026-11-20T12:05:00.000Z'],
    ['P1M', '2026-12-20T12:00:00.000Z'],
    ['P1Y2M3DT4H5M6S', '2028-01-23T16:05:06.000Z'],
    ['P2W', '2026-12-04T12:00:00.000Z'],
    ['PT0S', '2026-11-20T12:00:00.000Z'],
    ['-PT1H', '2026-11-20T11:00:00.000Z'],
  ] as const)
    assert.deepEqual(first('duration', text), { dueAt: moment })
})

test('TI4 a cycle fires so many times, each counted from the time before', () => {
  assert.deepEqual(times('R3/PT1H'), ['2026-11-20T13:00:00', '2026-11-20T14:00:00', '2026-11-20T15:00:00'])
  assert.deepEqual(times('R2/2027-01-31T00:00:00Z/P1M'), ['2027-01-31T00:00:00', '2027-02-28T00:00:00'])
  assert.deepEqual(first('cycle', 'R/PT1H'), { dueAt: '2026-11-20T13:00:00.000Z', cycle: 'R/PT1H' })
  assert.deepEqual(first('cycle', 'R-1/PT1H'), { dueAt: '2026-11-20T13:00:00.000Z', cycle: 'R/PT1H' })
  assert.deepEqual(first('cycle', 'R1/PT1H'), { dueAt: '2026-11-20T13:00:00.000Z' })
})

test('TI5 a cron expression fires whenever all its six fields agree, in UTC', () => {
  const next = (cron: string) => first('cycle', cron)?.dueAt.slice(0, 19)
  for (const [cron, moment] of [
    ['0 30 9 * * MON-FRI', '2026-11-23T09:30:00'],
    ['0 0/15 * * * ?', '2026-11-20T12:15:00'],
    ['*/10 * * * * *', '2026-11-20T12:00:10'],
    ['0 0 0 1 1 *', '2027-01-01T00:00:00'],
    ['0 0 0 29 FEB MON', '2044-02-29T00:00:00'],
    ['0 0 12 L * *', '2026-11-30T12:00:00'],
    ['0 0 12 L-2 * *', '2026-11-28T12:00:00'],
    ['0 0 12 LW * *', '2026-11-30T12:00:00'],
    ['0 0 12 21W * *', '2026-12-21T12:00:00'],
    ['0 0 12 22W 11 *', '2026-11-23T12:00:00'],
    ['0 0 12 1W AUG *', '2027-08-02T12:00:00'],
    ['0 0 12 * * 5L', '2026-11-27T12:00:00'],
    ['0 0 12 * * MON#2', '2026-12-14T12:00:00'],
    ['0 0 12 * * 7', '2026-11-22T12:00:00'],
    ['0 0 12 * * 0', '2026-11-22T12:00:00'],
    ['0 0 12,13 20,21 * *', '2026-11-20T13:00:00'],
    ['@hourly', '2026-11-20T13:00:00'],
    ['@daily', '2026-11-21T00:00:00'],
    ['@weekly', '2026-11-22T00:00:00'],
    ['@monthly', '2026-12-01T00:00:00'],
    ['@yearly', '2027-01-01T00:00:00'],
  ] as const)
    assert.equal(next(cron), moment, cron)
  assert.equal(times('0 0 9 * * *').length, 10)
})

test('TI5 a cron expression that never holds, or is none, is no time', () => {
  for (const cron of [
    '0 0 0 30 2 *',
    '0 0 0 * *',
    '60 0 0 * * *',
    '0 0 0 0 * *',
    '0 0 0 * 13 *',
    '0 0 0 * * 8',
    '@never',
    '0 0 5-1 * * *',
    '0 */0 * * * *',
    '0 0 0 32W * *',
    '0 0 0 * * MON#6',
    'a b c d e f',
  ])
    assert.equal(firstDue('cycle', cron, noon), null, cron)
})

test('TI6 a text of another form is no time', () => {
  for (const text of ['', 'tomorrow', '2027-01-31', 'PT1H', '2027-13-01T00:00:00Z', '2027-01-01T00:00:00[Mars/Base]'])
    assert.equal(firstDue('date', text, noon), null, text)
  for (const text of ['', '1 hour', 'P', 'P99999999999Y', '2027-01-31T08:00:00Z', 'R/PT1H'])
    assert.equal(firstDue('duration', text, noon), null, text)
  for (const text of ['', 'PT1H', 'R/', 'Rx/PT1H', 'R3/PT1H/P1D/P1D', 'R/tomorrow/P1D', 'R0/PT1H'])
    assert.equal(firstDue('cycle', text, noon), null, text)
})

test('TI6 a text that is long is no time, and is not looked through for one', () => {
  for (const text of [
    `2027-01-01T00:00:00Z${'@'.repeat(1_000_000)}\n`,
    `PT${'1'.repeat(1_000_000)}S`,
    ' '.repeat(1_000_000),
  ])
    for (const timer of ['date', 'duration', 'cycle'] as const) assert.equal(firstDue(timer, text, noon), null)
  assert.equal(firstDue('cycle', `0 0 0 ${'1,'.repeat(500_000)}1 * *`, noon), null)
})

test('TI6 a moment lies in the years 1 to 9999', () => {
  for (const text of ['+010000-01-01T00:00:00Z', '-000001-12-31T00:00:00Z', '+275000-01-01T00:00:00Z'])
    assert.equal(firstDue('date', text, noon), null, text)
  assert.equal(firstDue('duration', 'P8000Y', noon), null)
  assert.deepEqual(first('date', '9999-12-31T23:59:59Z'), { dueAt: '9999-12-31T23:59:59.000Z' })
  assert.deepEqual(first('date', '0001-01-01T00:00:00Z'), { dueAt: '0001-01-01T00:00:00.000Z' })
})

test('TI7 a cycle needs an interval of a second or more', () => {
  assert.deepEqual(first('cycle', 'R1/PT1S'), { dueAt: '2026-11-20T12:00:01.000Z' })
  for (const text of ['R/PT0S', 'R/-PT1H', 'R3/P0D', 'R/PT0.999S', 'R/PT0.001S'])
    assert.equal(firstDue('cycle', text, noon), null, text)
})
