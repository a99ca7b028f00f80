import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ladderOf } from './ladder.ts'

const acceleration = { on: true, levelsMax: 2, everyDays: 5 }

test('each level comes the same number of days after the one before, and the default approver comes last', () => {
  const ladder = ladderOf({ acceleration, defaultApprover: { id: 'g', kind: 'group', name: 'Gatekeepers' } })
  assert.deepEqual(
    ladder.map(({ day, who }) => [day, who]),
    [
      [0, 'The approvers of the workflow'],
      [5, 'Their manager'],
      [10, 'The manager above'],
      [15, 'Gatekeepers'],
    ],
  )
})

test('without a default approver it ends with the administrators', () => {
  assert.equal(ladderOf({ acceleration, defaultApprover: null }).at(-1)?.who, 'Administrators')
})
