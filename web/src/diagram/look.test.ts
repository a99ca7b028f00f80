import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookOf, markedIn } from './look.ts'
import { noMarks } from './marks.ts'

const marks = {
  ...noMarks,
  tokens: new Map([
    ['ask', 1],
    ['create', 1],
    ['left', 0],
  ]),
  incidents: new Map([['create', 2]]),
  passed: new Set(['start', 'ask']),
  flows: new Set(['start-ask']),
}

test('what somebody has to mend is seen before what waits, and that before what has passed', () => {
  assert.equal(lookOf('create', marks), 'alarm')
  assert.equal(lookOf('ask', marks), 'here')
  assert.equal(lookOf('start', marks), 'passed')
  assert.equal(lookOf('start-ask', marks), 'passed')
  assert.equal(lookOf('end', marks), null)
})

test('no tokens are no mark, though they are counted', () => {
  assert.equal(lookOf('left', marks), null)
  assert.deepEqual([...markedIn(marks)].toSorted(), ['ask', 'create', 'left', 'start', 'start-ask'])
})
