import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queryOf, tasksSearch } from './search.ts'

test('an address says whose tasks are shown and in which order; without a word it is mine, the most urgent first', () => {
  assert.deepEqual(queryOf(tasksSearch.parse({})), { of: 'mine', order: 'due' })
  assert.deepEqual(queryOf(tasksSearch.parse({ of: 'groups', order: 'created' })), { of: 'groups', order: 'created' })
})

test('an address that was mistyped opens the page as if it said nothing', () => {
  assert.deepEqual(queryOf(tasksSearch.parse({ of: 'nobody', order: 'size' })), { of: 'mine', order: 'due' })
})
