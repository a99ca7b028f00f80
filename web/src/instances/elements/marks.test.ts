import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marksOf } from './marks.ts'

const visit = (elementId: string, waitsFor = 'answer', incident: string | null = null) => ({
  elementId,
  waitsFor,
  incident,
})
const nothing = { visits: [], incidentList: [] }

test('a token is shown at every element that is open, a multi-instance by its rounds alone', () => {
  const visits = [visit('all', 'inside'), visit('ask', 'rounds'), visit('ask'), visit('ask'), visit('join', 'tokens')]
  const { tokens } = marksOf({ ...nothing, visits }, undefined)
  assert.deepEqual(
    [...tokens],
    [
      ['all', 1],
      ['ask', 2],
      ['join', 1],
    ],
  )
})

test('what is stuck is shown as such, once', () => {
  const { tokens, incidents } = marksOf(
    { visits: [visit('create', 'answer', 'JOB_NO_RETRIES')], incidentList: [{ elementId: 'create' }] },
    undefined,
  )
  assert.deepEqual([...tokens], [])
  assert.deepEqual([...incidents], [['create', 1]])
})

test('elements and flows that were reached are those of the trail', () => {
  const element = { waiting: 0, interrupted: 0, incidents: 0 }
  const { passed, flows } = marksOf(nothing, {
    elements: [
      { ...element, elementId: 'ask', entered: 2 },
      { ...element, elementId: 'held', entered: 0, incidents: 1 },
    ],
    flows: [{ flowId: 'f1', taken: 2 }],
  })
  assert.deepEqual([...passed], ['ask'])
  assert.deepEqual([...flows], ['f1'])
})

test('before the trail is known, nothing is said of the way', () => {
  const { passed, flows } = marksOf(nothing, undefined)
  assert.equal(passed.size + flows.size, 0)
})
