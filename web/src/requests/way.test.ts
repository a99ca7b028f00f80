import assert from 'node:assert/strict'
import { test } from 'node:test'
import { approvedBy, person, requestOf } from './request.fixture.ts'
import { type OnItsWay, stopsOf } from './way.ts'

const told = (request: OnItsWay) =>
  stopsOf(request).map(({ state, title, words }) => `${state}: ${title} ${words}`.trim())

test('a pending request waits at those who may decide it, and the rest lies ahead', () => {
  assert.deepEqual(told(requestOf({ heldBy: [person('Ada'), person('Grace')], heldByCount: 2 })), [
    'done: Requested by Tom',
    'here: Waits for Ada or Grace',
    'ahead: Decision The first answer counts',
    'ahead: Carried out As soon as it is approved',
  ])
})

test('what nobody else can decide waits for an administrator', () => {
  const [, asked] = told(requestOf({ queue: 'administrators', heldBy: [], heldByCount: 0 }))
  assert.equal(asked, 'here: Waits for an administrator, as nobody else can decide')
})

test('a request that was carried out came through all four stops, each with its time', () => {
  const stops = stopsOf(approvedBy('Ada'))
  assert.deepEqual(told(approvedBy('Ada')), [
    'done: Requested by Tom',
    'done: Asked Ada',
    'done: Approved by Ada',
    'done: Carried out In the identity store',
  ])
  assert.deepEqual(
    stops.map(({ at }) => at?.slice(11, 13)),
    ['08', '08', '09', '10'],
  )
})

test('a request that was denied or taken back ends at its decision, and nothing changed', () => {
  const denied = requestOf({
    ...{ state: 'denied', heldBy: [] },
    decision: { outcome: 'denied', by: { name: 'Ada', person: null }, via: 'portal', at: '', reason: 'No.' },
  })
  assert.deepEqual(told(denied).slice(2), ['ended: Denied by Ada', 'never: Nothing changed'])
  assert.deepEqual(told(requestOf({ state: 'cancelled' })).slice(2), [
    'ended: Taken back by Tom',
    'never: Nothing changed',
  ])
  assert.equal(told(requestOf({ state: 'expired' }))[2], 'ended: Expired Nobody answered in time')
})

test('a decision that came by the cloud flow says so', () => {
  const by = { name: 'Ada', person: null }
  const decision = { outcome: 'approved', by, via: 'linked-flow', at: '', reason: null } as const
  assert.equal(told(approvedBy('Ada', { decision }))[2], 'done: Approved by Ada in Power Automate')
})

test('a conflict is told at the last stop, where it happened', () => {
  assert.equal(told(approvedBy('Ada', { state: 'conflict' }))[3], 'trouble: Conflict Somebody changed it meanwhile')
  assert.equal(told(approvedBy('Ada', { state: 'applying' }))[3], 'here: Being carried out In a moment')
})

test('a step of an action flow ends with its answer: what follows is told by the flow', () => {
  const step = approvedBy('Ada', { kind: null, workflow: null, state: 'approved' })
  assert.deepEqual(told(step).at(-1), 'done: Approved by Ada')
})
