import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reference } from '../directory/index.ts'
import { type Escalating, escalate, lineFrom } from './escalate.ts'
import { holdersMax } from './place.ts'
import { group, staff, user } from './staff.fixture.ts'

type Start = { from: Reference[]; defaultApprover?: Reference; levelsMax?: number; holderIds?: string[] }

/** Who is asked at each hop, until it rests. */
function hops(told: Parameters<typeof staff>[0], { from, defaultApprover, levelsMax = 5, holderIds }: Start) {
  const known = staff(told)
  let state: Escalating = {
    ...{ line: lineFrom('approvers', from), holderIds: holderIds ?? from.map(({ id }) => id) },
    ...{ requesterId: 'rita', defaultApprover: defaultApprover ?? null, levelsMax },
  }
  const asked: string[] = []
  for (;;) {
    const next = escalate(state, known)
    if (next.kind === 'rests') return asked
    if (next.kind === 'look-up') {
      for (const id of next.ids) known.set(id, null)
      continue
    }
    const ids = next.holders.map(({ person }) => person.id)
    asked.push(ids.join('+'))
    state = { ...state, line: next.line, holderIds: [...state.holderIds, ...ids] }
  }
}

const line = { ann: { manager: 'bob' }, bob: { manager: 'carl' }, carl: { manager: 'dora' }, dora: {} }

test('E1 a user is followed by their manager, then by that one’s, so many levels', () => {
  assert.deepEqual(hops(line, { from: [user('ann')] }), ['bob', 'carl', 'dora'])
  assert.deepEqual(hops(line, { from: [user('ann')], levelsMax: 2 }), ['bob', 'carl'])
})

test('E1 a group is followed by its owners, and they by their managers', () => {
  const told = { ...line, board: { members: ['x', 'y'], owners: ['ann'] } }
  assert.deepEqual(hops(told, { from: [group('board')], holderIds: ['x', 'y'] }), ['ann', 'bob', 'carl', 'dora'])
})

test('E1 of several approvers everybody’s manager comes', () => {
  const told = { ann: { manager: 'bob' }, eve: { manager: 'fay' }, bob: {}, fay: {} }
  assert.deepEqual(hops(told, { from: [user('ann'), user('eve')] }), ['bob+fay'])
})

test('E2 who may not sign in and who was asked already is passed over: their manager comes at once', () => {
  const told = { ...line, bob: { manager: 'carl', enabled: false } }
  assert.deepEqual(hops(told, { from: [user('ann')] }), ['carl', 'dora'])
  assert.deepEqual(hops(line, { from: [user('ann')], holderIds: ['ann', 'bob'] }), ['carl', 'dora'])
})

test('E2 the requester is passed over, in the line and as the default approver', () => {
  const told = { ann: { manager: 'rita' }, rita: { manager: 'carl' }, carl: {} }
  assert.deepEqual(hops(told, { from: [user('ann')], defaultApprover: user('rita') }), ['carl'])
})

test('E3 a circle ends the line, whoever is in it', () => {
  const told = { ann: { manager: 'bob' }, bob: { manager: 'ann' } }
  assert.deepEqual(hops(told, { from: [user('ann')] }), ['bob'])
  const allOff = {
    ann: { manager: 'bob' },
    bob: { manager: 'carl', enabled: false },
    carl: { manager: 'bob', enabled: false },
  }
  assert.deepEqual(hops(allOff, { from: [user('ann')] }), [])
  assert.deepEqual(hops({ ann: { manager: 'ann' } }, { from: [user('ann')] }), [])
})

test('E4 after the line comes the default approver, once', () => {
  const told = { ...line, desk: {} }
  assert.deepEqual(hops(told, { from: [user('carl')], defaultApprover: user('desk') }), ['dora', 'desk'])
  assert.deepEqual(hops(told, { from: [user('ann')], defaultApprover: user('desk'), levelsMax: 1 }), ['bob', 'desk'])
})

test('E4 of a default approver that is a group all are asked, then its owners; the owners at once where nobody is in it', () => {
  const told = { ann: {}, desk: { members: ['x', 'y'], owners: ['olaf'] }, olaf: { manager: 'ann' }, x: {}, y: {} }
  const start = { from: [user('ann')], defaultApprover: group('desk') }
  assert.deepEqual(hops(told, start), ['x+y', 'olaf'])
  assert.deepEqual(hops({ ...told, desk: { members: [], owners: ['olaf'] } }, start), ['olaf'])
})

test('E4 a default approver that is too large a group is left out, as is said, and its owners are asked', () => {
  const members = Array.from({ length: holdersMax + 1 }, (_, index) => `m${index}`)
  const known = staff({ ann: {}, olga: {}, all: { members, owners: ['olga'] } })
  const state = { line: lineFrom('approvers', [user('ann')]), holderIds: ['ann'], requesterId: null, levelsMax: 5 }
  const next = escalate({ ...state, defaultApprover: group('all') }, known)
  assert.ok(next.kind === 'passed-on')
  assert.deepEqual([next.holders.map(({ person }) => person.id), next.leftOut.map(({ id }) => id)], [['olga'], ['all']])
})

test('E5 without anybody who could come next it rests', () => {
  assert.deepEqual(hops({}, { from: [user('gone')] }), [])
  assert.deepEqual(hops({ ann: {} }, { from: [user('ann')], defaultApprover: user('gone') }), [])
})

test('whom it needs to know of it asks for, and decides nothing before', () => {
  const start = { line: lineFrom('approvers', [user('ann')]), holderIds: ['ann'], requesterId: null, levelsMax: 3 }
  const escalating = { ...start, defaultApprover: null }
  assert.deepEqual(escalate(escalating, new Map()), { kind: 'look-up', ids: ['ann'] })
  const known = staff({ ann: { manager: 'bob' } })
  assert.deepEqual(escalate(escalating, known), { kind: 'look-up', ids: ['bob'] })
})
