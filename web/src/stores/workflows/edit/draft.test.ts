import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newDraft, peopleIn, relatedIn, withApprovers, withEvent } from './draft.ts'

const ada = { id: 'a', kind: 'user', name: 'Ada' } as const

test('another event takes with it the approvers and fields that do not go with it', () => {
  const edit = withApprovers({ ...withEvent(newDraft, 'edit'), fields: ['department'] }, ['manager'], [ada])
  const create = withEvent(edit, 'create')
  assert.deepEqual([relatedIn(create), peopleIn(create), create.fields], [[], [ada], []])
})

test('an event of groups only is for groups', () => {
  assert.deepEqual(withEvent(newDraft, 'join').objects, ['group'])
  assert.deepEqual(withEvent(newDraft, 'edit').objects, ['user'])
})
