import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countsInWords, countTitle } from './counts.ts'

test('a tab tells how many there are, but not that there are none', () => {
  assert.deepEqual(
    [undefined, 0, 3, 1_000].map((count) => countTitle('Mine', count)),
    ['Mine', 'Mine', 'Mine (3)', 'Mine (1,000+)'],
  )
})

test('what waits is told in words', () => {
  assert.equal(countsInWords({ mine: 0, overdue: 0, groups: 0 }), 'Nothing waits for you.')
  assert.equal(
    countsInWords({ mine: 3, overdue: 1, groups: 1 }),
    '3 tasks wait for you, 1 of them overdue. 1 task of your groups can be claimed.',
  )
  assert.equal(countsInWords({ mine: 1, overdue: 1, groups: 0 }), '1 task waits for you, overdue.')
})
