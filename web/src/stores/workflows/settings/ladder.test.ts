import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ladderOf } from './ladder.ts'

const acceleration = { on: true, levelsMax: 2, everyDays: 5 }
const told = (defaultApprover: Parameters<typeof ladderOf>[0]['defaultApprover']) =>
  ladderOf({ acceleration, defaultApprover, expiry: { on: false, afterDays: 12 } }).map(({ day, who }) => [day, who])

const line = [
  [0, 'The approvers of the workflow'],
  [5, 'Their manager'],
  [10, 'The manager above'],
]

test('each level comes the same number of days after the one before, then the default approver, then nobody else', () => {
  assert.deepEqual(told({ id: 'a', kind: 'user', name: 'Ada' }), [...line, [15, 'Ada'], [null, 'Nobody else']])
})

test('a group that is the default approver is followed by its owners', () => {
  assert.deepEqual(told({ id: 'g', kind: 'group', name: 'Gate' }).slice(-3), [
    [15, 'Gate'],
    [20, 'Owners of Gate'],
    [null, 'Nobody else'],
  ])
})

test('without a default approver it goes no further than the line', () => {
  assert.deepEqual(told(null), [...line, [null, 'Nobody else']])
})

test('with an expiry it ends that day, and who would come later never does', () => {
  const rungs = ladderOf({ acceleration, defaultApprover: null, expiry: { on: true, afterDays: 10 } })
  assert.deepEqual(
    rungs.map(({ day, who }) => [day, who]),
    [...line.slice(0, 2), [10, 'Nobody any more']],
  )
})
