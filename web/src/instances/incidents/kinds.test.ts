import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstOfEachKind } from './kinds.ts'

test('of incidents of one element and code the first stands for all', () => {
  const incident = (id: number, elementId: string, code: string) => ({ id, elementId, code })
  assert.deepEqual(
    firstOfEachKind([
      incident(1, 'create', 'JOB_NO_RETRIES'),
      incident(2, 'create', 'OUTCOME_UNKNOWN'),
      incident(3, 'create', 'JOB_NO_RETRIES'),
      incident(4, 'mail', 'JOB_NO_RETRIES'),
    ]),
    [
      { first: incident(1, 'create', 'JOB_NO_RETRIES'), count: 2 },
      { first: incident(2, 'create', 'OUTCOME_UNKNOWN'), count: 1 },
      { first: incident(4, 'mail', 'JOB_NO_RETRIES'), count: 1 },
    ],
  )
})

test('where nothing is stuck there is no kind', () => assert.deepEqual(firstOfEachKind([]), []))
