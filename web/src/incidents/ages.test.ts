import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inWords, totalOf } from './ages.ts'

test('each incident is counted once, whatever its age', () => {
  assert.equal(totalOf({ hour: 1, day: 2, week: 3, older: 4 }), 10)
})

test('in words only what there is is told, the youngest first', () => {
  assert.equal(inWords({ hour: 1_200, day: 0, week: 0, older: 1 }), 'Waiting: 1,200 under an hour, 1 a week or longer')
  assert.equal(inWords({ hour: 0, day: 0, week: 0, older: 0 }), 'Nothing waits')
})
