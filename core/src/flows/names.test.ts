import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowIdOf, processIdOf, testProcessIdOf } from './index.ts'

test('a process that belongs to a flow names it; whatever else is called so is somebody’s own', () => {
  const id = '0198c1f2-6f0e-7a33-9d51-2b8f0c7d4e11'
  assert.deepEqual([processIdOf(id), testProcessIdOf(id)].map(flowIdOf), [id, id])
  const own = ['flow-1', `flow-${id}-2`, `my-flow-${id}`, 'workflow', '']
  assert.deepEqual(
    own.map(flowIdOf),
    own.map(() => undefined),
  )
})
