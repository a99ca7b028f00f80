import assert from 'node:assert/strict'
import { test } from 'node:test'
import { incidentCodes, meaningOf } from './meaning.ts'

test('every kind of incident says what happened and what to do, each in its own words', () => {
  const meanings = incidentCodes.map(meaningOf)
  for (const part of ['title', 'means', 'remedy'] as const) {
    const words = meanings.map((meaning) => meaning[part])
    assert.equal(new Set(words).size, incidentCodes.length)
    assert.ok(words.every((each) => each.length > 10))
  }
})

test('who tries again where it may do harm is told so first', () => {
  assert.match(meaningOf('OUTCOME_UNKNOWN').beforeTrying?.words ?? '', /done twice/)
  assert.match(meaningOf('MESSAGE_SIZE_EXCEEDED').beforeTrying?.words ?? '', /second time/)
  for (const { beforeTrying } of incidentCodes.map(meaningOf)) assert.ok(!beforeTrying || beforeTrying.confirm)
})

test('only what is a job can be said to be done, or be given tries', () => {
  const withTries = incidentCodes.filter((code) => meaningOf(code).hasTries)
  assert.deepEqual(
    withTries,
    incidentCodes.filter((code) => meaningOf(code).byHand !== undefined),
  )
  assert.deepEqual(withTries.toSorted(), [
    'JOB_NO_RETRIES',
    'MESSAGE_SIZE_EXCEEDED',
    'OUTCOME_UNKNOWN',
    'UNHANDLED_ERROR_EVENT',
  ])
})

test('a code of a newer server is told as what it is: unknown', () => {
  assert.match(meaningOf('SOMETHING_NEW').means, /does not know/)
  assert.equal(meaningOf('toString').title, 'An incident')
})
