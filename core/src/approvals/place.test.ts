import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '../changes/index.ts'
import type { ObjectDetails } from '../directory/index.ts'
import { namedBy } from './named.ts'
import { holdersMax, type Placing, place } from './place.ts'
import { group, staff, user } from './staff.fixture.ts'

const people = (...named: ReturnType<typeof user>[]): Placing['named'] =>
  named.map((reference) => ({ reference, reason: 'people' }))

const asked = (placing: Partial<Placing>, told: Parameters<typeof staff>[0]) => {
  const { queue, holders } = place({ named: [], defaultApprover: null, requesterId: 'rita', ...placing }, staff(told))
  return [queue, holders.map(({ person }) => person.id)]
}

test('P1 the requester is not asked: neither by name, nor as one of a group, nor as the default approver', () => {
  const named = people(user('rita'), user('ann'), group('board'))
  assert.deepEqual(asked({ named }, { rita: {}, ann: {}, board: { members: ['rita', 'bob'] }, bob: {} }), [
    'approvers',
    ['ann', 'bob'],
  ])
  assert.deepEqual(asked({ named: people(user('rita')), defaultApprover: user('rita') }, { rita: {} }), [
    'administrators',
    [],
  ])
})

test('P2 who is not there, and who may not sign in, is not asked', () => {
  const named = people(user('gone'), user('off'), user('ann'))
  assert.deepEqual(asked({ named }, { off: { enabled: false }, ann: {} }), ['approvers', ['ann']])
})

test('P3 a group is asked as all its users, each once, whoever else names them', () => {
  const named = people(user('ann'), group('board'))
  assert.deepEqual(asked({ named }, { ann: {}, board: { members: ['ann', 'bob', 'off'] }, off: { enabled: false } }), [
    'approvers',
    ['ann', 'bob'],
  ])
})

test('P5 nobody left: the default approver, of a group everybody in it', () => {
  const named = people(user('off'))
  const told = { off: { enabled: false }, desk: { members: ['ann', 'rita'] } }
  assert.deepEqual(asked({ named, defaultApprover: group('desk') }, told), ['default-approver', ['ann']])
})

test('P5 nobody at all: whoever manages all requests, and nobody approves in their place', () => {
  assert.deepEqual(asked({}, {}), ['administrators', []])
  assert.deepEqual(
    asked({ named: people(group('empty')), defaultApprover: user('gone') }, { empty: { members: [] } }),
    ['administrators', []],
  )
})

const many = (count: number, prefix = 'm') => Array.from({ length: count }, (_, index) => `${prefix}${index}`)
const placed = (
  named: Placing['named'],
  told: Parameters<typeof staff>[0],
  defaultApprover: Placing['defaultApprover'],
) => {
  const { queue, holders, leftOut } = place({ named, defaultApprover, requesterId: 'rita' }, staff(told))
  return [queue, holders.length, leftOut.map(({ id }) => id)]
}

test('P4 a group is asked as a whole or not at all, and it is said which was left out; who is named beside it is asked', () => {
  const told = { ann: {}, all: { members: many(holdersMax + 1) }, board: { members: many(holdersMax) } }
  assert.deepEqual(placed(people(group('board')), told, null), ['approvers', holdersMax, []])
  assert.deepEqual(placed(people(group('all'), user('ann')), told, null), ['approvers', 1, ['all']])
  assert.deepEqual(placed(people(group('all')), told, user('ann')), ['default-approver', 1, ['all']])
  assert.deepEqual(placed(people(group('all')), told, null), ['administrators', 0, ['all']])
  assert.deepEqual(placed(people(group('all')), told, group('all')), ['administrators', 0, ['all', 'all']])
  const whole = { all: { members: [...many(holdersMax), 'rita'] } } // so many were read, and there may be more
  assert.deepEqual(placed(people(group('all')), whole, null), ['administrators', 0, ['all']])
})

test('P4 nor are several groups that are too many together: the later one is left out', () => {
  const told = { one: { members: many(600, 'x') }, two: { members: many(600, 'y') }, ann: {} }
  assert.deepEqual(placed(people(group('one'), group('two'), user('ann')), told, null), ['approvers', 601, ['two']])
  const same = { one: { members: many(600) }, two: { members: many(600) } }
  assert.deepEqual(placed(people(group('one'), group('two')), same, null), ['approvers', 600, []])
})

const sales: ObjectDetails = {
  ...{ id: 'sales', kind: 'group', name: 'Sales', version: '1', attributes: {}, fixed: null },
  ...{ owners: [user('ann')], additionalOwners: [user('bob'), user('ann')] },
}
const nia: ObjectDetails = {
  ...{ id: 'nia', kind: 'user', name: 'Nia', version: '1', attributes: {}, fixed: null },
  ...{ manager: [user('ann')], additionalManagers: [user('bob')] },
}

test('owners and managers are those of the target; each is named once', () => {
  const names = (kind: 'owner' | 'owners' | 'manager' | 'managers', target: ObjectDetails | null) =>
    namedBy([{ kind }], { change: null, target }).map(({ reference }) => reference.id)
  assert.deepEqual(names('owner', sales), ['ann'])
  assert.deepEqual(names('owners', sales), ['ann', 'bob'])
  assert.deepEqual(names('manager', nia), ['ann'])
  assert.deepEqual(names('managers', nia), ['ann', 'bob'])
  assert.deepEqual(names('managers', sales), [])
  assert.deepEqual(names('owners', null), [])
})

test('the new manager is the one that the change names, not the one there is', () => {
  const change: Change = {
    ...{ kind: 'user.transfer', target: user('nia'), member: null },
    ...{ old: { manager: [user('ann')] }, new: { manager: [user('carl')] } },
  }
  const named = namedBy([{ kind: 'new-manager' }], { change, target: nia })
  assert.deepEqual(named, [{ reference: user('carl'), reason: 'new-manager' }])
})
