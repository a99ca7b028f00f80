import assert from 'node:assert/strict'
import { test } from 'node:test'
import { schemaOf } from '../directory/index.ts'
import { type AskedChange, askedChange } from './asked.ts'
import { groupOf, person, userOf } from './company.fixture.ts'
import { applyTo, conflictsOf, isDone } from './effect.ts'
import { type Prepared, prepare, type Situation } from './prepare.ts'

const tom = userOf('tom', { manager: [person('ada')] })
const lab = groupOf('lab', { owners: [person('grace')] })
const named = new Map([person('ada'), person('grace'), person('nia'), groupOf('research')].map((one) => [one.id, one]))

const situation: Situation = {
  ...{ schema: schemaOf('embedded'), domains: ['alder.example'], target: undefined, named, person: person('tom') },
}

const ask = (asked: unknown, more: Partial<Situation> = {}): Prepared =>
  prepare(askedChange.parse(asked) as AskedChange, { ...situation, ...more })

const changeOf = (prepared: Prepared) => {
  assert.ok(prepared.ok, JSON.stringify(prepared))
  return prepared.change
}

const problemsOf = (prepared: Prepared): [string, string][] => {
  assert.ok(!prepared.ok && prepared.code === 'unfit', JSON.stringify(prepared))
  return prepared.problems.map(({ name, message }) => [name, message])
}

const nia = { displayName: 'Nia Obi', userPrincipalName: 'nia@alder.example', mailNickname: 'nia' }

test('a creation holds what was given and what everybody begins with, and leaves out what is empty', () => {
  const change = changeOf(
    ask({ kind: 'user.create', values: { ...nia, department: ' Sales ', city: '  ' }, managerId: 'ada' }),
  )
  assert.deepEqual(change.new, { ...nia, department: 'Sales', accountEnabled: true, manager: [person('ada')] })
  assert.equal(change.target, null)
})

test('everything that is wrong with a creation is told at once', () => {
  const values = {
    userPrincipalName: 'nia@elsewhere.example',
    mailNickname: 'n i a',
    shoeSize: '39',
    usageLocation: 'x',
  }
  assert.deepEqual(problemsOf(ask({ kind: 'user.create', values, managerId: 'nobody' })), [
    ['shoeSize', 'There is no such attribute in this identity store.'],
    ['displayName', 'Fill this in.'],
    ['userPrincipalName', 'The part after @ must be one of: alder.example.'],
    ['mailNickname', 'Use no spaces and none of @ ( ) \\ [ ] " ; : < > ,'],
    ['usageLocation', 'Enter the two letters of a country, such as SE.'],
    ['manager', 'There is no such user or group in this identity store.'],
  ])
})

test('an edit names what really changes, with the old values', () => {
  const values = { department: 'Research', displayName: 'tom', jobTitle: 'Chemist' }
  const change = changeOf(ask({ kind: 'user.edit', targetId: 'tom', values }, { target: tom }))
  assert.deepEqual(change.old, { department: 'Sales', jobTitle: null })
  assert.deepEqual(change.new, { department: 'Research', jobTitle: 'Chemist' })
})

test('an edit that changes nothing, of nothing, or of what was changed meanwhile is none', () => {
  const asked = { kind: 'user.edit', targetId: 'tom', values: { department: 'Sales' } }
  const codeOf = (prepared: Prepared) => (prepared.ok ? 'ok' : prepared.code)
  assert.equal(codeOf(ask(asked, { target: tom })), 'nothing-to-change')
  assert.equal(codeOf(ask(asked)), 'no-target')
  assert.equal(codeOf(ask(asked, { target: lab })), 'no-target')
  assert.equal(codeOf(ask({ ...asked, version: '0' }, { target: tom })), 'changed-meanwhile')
})

test('what cannot be written, or has a change of its own, is not edited', () => {
  const values = { groupType: 'microsoft365', expiryPolicy: '30', securityType: 'secret' }
  assert.deepEqual(problemsOf(ask({ kind: 'group.edit', targetId: 'lab', values }, { target: lab })), [
    ['groupType', 'Group type is decided when the object is created.'],
    ['securityType', 'Choose one of: Private, Semi-private, Public.'],
    ['expiryPolicy', 'Expiry policy has a change of its own.'],
  ])
})

test('nobody manages themselves, no group manages, and a group keeps an owner', () => {
  const manage = (managerId: string) =>
    ask(
      { kind: 'user.changeManager', targetId: 'tom', managerId },
      { target: tom, named: new Map([...named, ['tom', tom]]) },
    )
  assert.deepEqual(problemsOf(manage('tom')), [['manager', 'Nobody manages themselves.']])
  assert.deepEqual(problemsOf(manage('research')), [['manager', 'Only users can be chosen here.']])
  assert.deepEqual(problemsOf(ask({ kind: 'group.changeOwners', targetId: 'lab', ownerIds: [] }, { target: lab })), [
    ['owners', 'A group needs an owner: choose at least one.'],
  ])
})

test('users are members, groups are nested, and whoever is nobody here joins nothing', () => {
  const member = (kind: string, memberId: string) => ask({ kind, targetId: 'lab', memberId }, { target: lab })
  assert.deepEqual(changeOf(member('group.addMember', 'nia')).member, person('nia'))
  assert.match(problemsOf(member('group.addMember', 'research'))[0]?.[1] ?? '', /groups are nested/)
  assert.match(problemsOf(member('group.nest', 'nia'))[0]?.[1] ?? '', /users are added as members/)
  assert.deepEqual(changeOf(ask({ kind: 'group.join', targetId: 'lab' }, { target: lab })).member, person('tom'))
  const nobody = ask({ kind: 'group.join', targetId: 'lab' }, { target: lab, person: null })
  assert.equal(!nobody.ok && nobody.code, 'no-person')
})

test('C1 what no longer holds the old value is a conflict; what the change does not name may have changed', () => {
  const change = changeOf(
    ask({ kind: 'user.edit', targetId: 'tom', values: { department: 'Research' } }, { target: tom }),
  )
  const moved = applyTo(tom, { department: 'Finance' })
  assert.deepEqual(conflictsOf(moved, change.old), [{ name: 'department', old: 'Sales', current: 'Finance' }])
  assert.deepEqual(conflictsOf(applyTo(tom, { jobTitle: 'Chemist' }), change.old), [])
})

test('C2 a change of values that was carried out is done, and does nothing a second time', () => {
  const change = changeOf(ask({ kind: 'user.transfer', targetId: 'tom', managerId: 'grace' }, { target: tom }))
  assert.ok(change.kind === 'user.transfer')
  assert.equal(isDone(tom, change), false)
  assert.equal(isDone(applyTo(tom, change.new), change), true)
  assert.deepEqual(change.old, { manager: [person('ada')] })
})
