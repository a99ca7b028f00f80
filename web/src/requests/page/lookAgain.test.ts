import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approvedBy, requestOf } from '../request.fixture.ts'
import { lookAgainMs } from './lookAgain.ts'

const minute = 60_000
const day = 1_440 * minute

const link = { flowName: 'Join', state: 'started', sentence: '' } as const
const linked = (staysOpen: boolean) => approvedBy('Ada', { link: { ...link, staysOpen } })
const later = (ms: number) => Date.parse(linked(true).decision?.at ?? '') + ms

test('what waits or is carried out is looked at until it is over', () => {
  assert.equal(lookAgainMs(requestOf({ state: 'pending' }), later(day)), 5_000)
  assert.equal(lookAgainMs(requestOf({ state: 'applying' }), later(day)), 1_000)
  assert.equal(lookAgainMs(requestOf({ state: 'applied' }), later(0)), null)
})

test('a step of an action flow is over with its answer', () => {
  assert.equal(lookAgainMs(requestOf({ state: 'approved', kind: null }), later(0)), null)
})

test('while the approval of its flow stays open its late answer is looked for, ever more seldom, and not for ever', () => {
  assert.equal(lookAgainMs(linked(true), later(minute)), 5_000)
  assert.equal(lookAgainMs(linked(true), later(60 * minute)), minute)
  assert.equal(lookAgainMs(linked(true), later(31 * day)), null)
  assert.equal(lookAgainMs(linked(false), later(minute)), null)
})
