import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queryOf, requestsSearch } from './search.ts'

const midnight = new Date('2026-11-20T00:00:00Z')
const ask = (address: object) => queryOf('inbox', requestsSearch.parse(address), midnight)

test('without a word a list shows all that is pending, whenever it was made', () => {
  assert.deepEqual(ask({}), { list: 'inbox', state: 'pending' })
})

test('a number of days counts from the beginning of a day', () => {
  assert.equal(ask({ days: 'today' }).since, '2026-11-20T00:00:00.000Z')
  assert.equal(ask({ days: '7' }).since, '2026-11-14T00:00:00.000Z')
})

test('everything is asked for by naming no state', () => {
  assert.deepEqual(ask({ show: 'everything', search: 'tom' }), { list: 'inbox', search: 'tom' })
})

test('an address that was mistyped opens the page as if it said nothing', () => {
  assert.deepEqual(ask({ show: 'nonsense', days: '8', store: 'x' }), { list: 'inbox', state: 'pending' })
})
