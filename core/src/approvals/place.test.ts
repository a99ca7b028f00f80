import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '../changes/index.ts'
import type { ObjectDetails } from '../directory/index.ts'
import { namedBy } from './named.ts'
import { type Placing, place } from './place.ts'
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

test('P4 nobody left: the default approver, of a group everybody in it', () => {
  const named = people(user('off'))
  const told = { off: { enabled: false }, desk: { members: ['ann', 'rita'] } }
  assert.deepEqual(asked({ named, defaultApprover: group('desk') }, told), ['default-approver', ['ann']])
})

test('P4 nobody at all: whoever manages all requests, and nobody approves in their place', () => {
  assert.deepEqual(asked({}, {}), ['administrators', []])
  assert.deepEqual(
    asked({ named: people(group('empty')), defaultApprover: user('gone') }, { empty: { members: [] } }),
    ['administrators', []],
  )
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
