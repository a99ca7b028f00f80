import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cornerOf } from './badges.ts'

const eventPx = 36
const taskPx = 80

test('tokens cover neither the name beneath an event nor the icon of a task', () => {
  assert.ok('top' in cornerOf('tokens', eventPx))
  assert.ok('bottom' in cornerOf('tokens', taskPx))
})

test('tokens and trouble of one element stand beside each other', () => {
  for (const heightPx of [eventPx, taskPx])
    for (const kind of ['incidents', 'problems'] as const)
      assert.ok('left' in cornerOf('tokens', heightPx) && 'right' in cornerOf(kind, heightPx))
})
