import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProblemCode } from '@countersign/core/api'
import { CallFailed } from '../api/failure.ts'
import { isLate } from './late.ts'

const refused = (code: ProblemCode) =>
  new CallFailed({ kind: 'refused', problem: { type: '', title: '', status: 409, code, requestId: '' } })

test('who comes too late is told so; anything else is a failure', () => {
  for (const code of ['changed-meanwhile', 'conflict', 'not-found'] as const) assert.equal(isLate(refused(code)), true)
  for (const code of ['too-large', 'broken', 'no-permission'] as const) assert.equal(isLate(refused(code)), false)
  assert.equal(isLate(new Error('away')), false)
})
