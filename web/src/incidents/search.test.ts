import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { IncidentCause } from '@countersign/core/api'
import { fitting, incidentsSearch, keyOf, noneOpened, openedOf } from './search.ts'

const cause = (elementId: string): IncidentCause => ({
  processId: 'hiring',
  processName: 'Hiring',
  elementId,
  elementName: null,
  code: 'JOB_NO_RETRIES',
  count: 1,
  message: 'no',
  firstAt: '2026-11-20T12:00:00.000Z',
  lastAt: '2026-11-20T12:00:00.000Z',
})

const nowhere = incidentsSearch.parse({})

test('an address that was mistyped opens the page without a filter', () => {
  const { code, processId } = incidentsSearch.parse({ code: '', processId: ['a'] })
  assert.deepEqual([code, processId], [undefined, undefined])
})

test('the only cause there is stands open, until somebody closes it', () => {
  const [create, tell] = [cause('create'), cause('tell')]
  assert.equal(openedOf([create], nowhere), keyOf(create))
  assert.equal(openedOf([create, tell], nowhere), undefined)
  assert.equal(openedOf([create], { ...nowhere, opened: noneOpened }), noneOpened)
  assert.equal(openedOf([create, tell], { ...nowhere, opened: keyOf(tell) }), keyOf(tell))
})

test('causes at one element are told from those at others', () => {
  const [create, tell] = [cause('create'), cause('tell')]
  assert.notEqual(keyOf(create), keyOf(tell))
  assert.deepEqual(fitting([create, tell], { ...nowhere, elementId: 'tell' }), [tell])
  assert.deepEqual(fitting([create, tell], nowhere), [create, tell])
})
