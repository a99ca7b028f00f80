import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withNewer } from './pages.ts'

const steps = (...numbers: number[]) => numbers.map((number) => ({ number: String(number) }))
const page = (nextCursor: string | null, ...numbers: number[]) => ({ items: steps(...numbers), nextCursor })

const told = { pages: [page('c2', 4, 3), page(null, 2, 1)], pageParams: [null, 'c2'] }

test('what is new comes before what was read, which stays', () => {
  assert.deepEqual(withNewer(told, page('c4', 6, 5, 4)), {
    pages: [page('c2', 6, 5, 4, 3), page(null, 2, 1)],
    pageParams: [null, 'c2'],
  })
})

test('where nothing is new, nothing changes', () => {
  assert.equal(withNewer(told, page('c2', 4, 3)), told)
})

test('after more than a page the story is read anew: a gap would be a lie', () => {
  assert.deepEqual(withNewer(told, page('c8', 9, 8)), { pages: [page('c8', 9, 8)], pageParams: [null] })
})

test('a story that had no step yet begins with the first', () => {
  const empty = { pages: [page(null)], pageParams: [null] }
  assert.deepEqual(withNewer(empty, page(null, 1)), { pages: [page(null, 1)], pageParams: [null] })
})
