import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CallFailed, concernsTheSubject, type Failure } from './failure.ts'

const refused = (status: number): Failure => ({
  kind: 'refused',
  problem: { type: 'urn:x', title: 'No.', status, code: 'broken', requestId: 'r-1' },
})

test('a refusal concerns what was asked for, or who asks; a fault of the server and too many questions do not', () => {
  const concerning = [400, 403, 404, 409, 429, 500, 503].filter((status) =>
    concernsTheSubject(new CallFailed(refused(status))),
  )
  assert.deepEqual(concerning, [400, 403, 404, 409])
  for (const kind of ['unreachable', 'unreadable'] as const)
    assert.equal(concernsTheSubject(new CallFailed({ kind, detail: '' })), false)
  assert.equal(concernsTheSubject(new Error('no answer of ours')), false)
})
