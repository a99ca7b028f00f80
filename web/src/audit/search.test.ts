import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditSearch, filterOf, isFiltered, periodOf, periods } from './search.ts'

const now = new Date(2026, 10, 20, 9, 30)
const nothing = { search: undefined, action: undefined, from: undefined, to: undefined }

test('a mistyped address still opens the page, without the part that makes no sense', () => {
  assert.deepEqual(auditSearch.parse({ search: 'ada', action: 'no-such-action', from: 'yesterday' }), {
    search: 'ada',
    action: undefined,
    from: undefined,
  })
})

test('both days are included: from the first instant of the first to the first after the last', () => {
  const { from, to } = filterOf({ ...nothing, from: '2026-11-19', to: '2026-11-20' })
  assert.equal(from, new Date(2026, 10, 19).toISOString())
  assert.equal(to, new Date(2026, 10, 21).toISOString())
})

test('the last day of a month ends with the first of the next', () => {
  assert.equal(filterOf({ ...nothing, to: '2026-12-31' }).to, new Date(2027, 0, 1).toISOString())
})

test('a period counts today as its last day', () => {
  assert.deepEqual(periods.week.days(now), { from: '2026-11-14', to: '2026-11-20' })
  assert.deepEqual(periods.today.days(now), { from: '2026-11-20', to: '2026-11-20' })
})

test('an address that speaks of a period is shown as that period, other days as themselves', () => {
  for (const name of ['any', 'today', 'week', 'month'] as const)
    assert.equal(periodOf({ ...nothing, ...periods[name].days(now) }, now), name)
  assert.equal(periodOf({ ...nothing, from: '2026-11-01' }, now), 'days')
})

test('an empty search is no filter', () => {
  assert.equal(isFiltered({ ...nothing, search: '' }), false)
  assert.equal(isFiltered({ ...nothing, action: 'token.created' }), true)
})
