import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ObjectDetails, schemaOf } from '../directory/index.ts'
import { groupOf, person, userOf } from './company.fixture.ts'
import type { ChangeKind } from './kinds.ts'
import { type Asker, deedsWith, rightTo } from './rightTo.ts'

const schema = schemaOf('embedded')
const tom = userOf('tom', { manager: [person('ada')], additionalManagers: [person('ines')] })
const lab = groupOf('lab', { owners: [person('grace')], additionalOwners: [person('lars')] })
const as = (id: string, more: Partial<Asker> = {}): Asker => ({
  person: person(id),
  mayAsk: true,
  mayChange: false,
  ...more,
})
const right = (kind: ChangeKind, asker: Asker, target: ObjectDetails | null, names?: string[]) =>
  rightTo(kind, asker, { target, schema, ...(names && { names }) }).right

const of = (securityType: string) => ({ ...lab, attributes: { ...lab.attributes, securityType } })

test('R1 who changes directories by permission does so at once, also as nobody’s person', () => {
  const helpDesk: Asker = { person: null, mayAsk: true, mayChange: true }
  for (const kind of ['user.edit', 'user.delete', 'user.resetPassword', 'user.transfer'] as const)
    assert.equal(right(kind, helpDesk, tom), 'at-once', kind)
  for (const kind of ['group.edit', 'group.addMember', 'group.nest'] as const)
    assert.equal(right(kind, helpDesk, lab), 'at-once', kind)
  assert.equal(right('user.create', helpDesk, null), 'at-once')
})

test('R2 owners and additional owners look after their groups, others ask', () => {
  for (const owner of ['grace', 'lars']) assert.equal(right('group.addMember', as(owner), lab), 'at-once')
  assert.equal(right('group.addMember', as('tom'), lab), 'with-approval')
  assert.equal(right('group.delete', as('tom'), lab), 'with-approval')
})

test('R2 managers look after their reports; only the first manager transfers and terminates', () => {
  assert.equal(right('user.edit', as('ada'), tom, ['department']), 'at-once')
  assert.equal(right('user.edit', as('ines'), tom, ['department']), 'at-once')
  assert.equal(right('user.edit', as('lars'), tom, ['department']), 'with-approval')
  for (const kind of ['user.transfer', 'user.terminate'] as const) {
    assert.equal(right(kind, as('ada'), tom), 'at-once')
    assert.equal(right(kind, as('ines'), tom), 'none')
    assert.equal(right(kind, as('tom'), tom), 'none')
  }
})

test('R2 of oneself one changes what is personal, and asks for the rest', () => {
  assert.equal(right('user.edit', as('tom'), tom, ['mobilePhone', 'city']), 'at-once')
  assert.equal(right('user.edit', as('tom'), tom, ['mobilePhone', 'department']), 'with-approval')
  assert.equal(right('user.resetPassword', as('tom'), tom), 'at-once')
  assert.equal(right('user.resetPassword', as('ada'), tom), 'none')
  assert.equal(right('user.changeManager', as('tom'), tom), 'with-approval')
})

test('R3 joining and leaving go by the security type, whoever asks', () => {
  for (const kind of ['group.join', 'group.leave'] as const)
    for (const asker of [as('tom'), as('grace', { mayChange: true })]) {
      assert.equal(right(kind, asker, of('public')), 'at-once')
      assert.equal(right(kind, asker, of('semi-private')), 'with-approval')
      assert.equal(right(kind, asker, of('private')), 'none')
      assert.equal(right(kind, asker, of('unheard of')), 'none')
    }
})

test('R4 who is no person of the store, or may not ask, asks for nothing', () => {
  for (const asker of [as('tom', { person: null }), as('tom', { mayAsk: false })]) {
    assert.equal(right('group.join', asker, of('public')), 'none')
    assert.equal(right('user.create', asker, null), 'none')
    assert.equal(right('group.create', asker, null), 'none')
    assert.equal(right('user.edit', asker, tom, ['city']), 'none')
  }
})

test('R5 everybody asks for a new user, and makes a group of their own', () => {
  assert.equal(right('user.create', as('tom'), null), 'with-approval')
  assert.equal(right('group.create', as('tom'), null), 'at-once')
})

test('what is fixed elsewhere is not changed here, by nobody; a rule fixes the members only', () => {
  const admin = as('grace', { mayChange: true })
  const sentence = 'It is synchronised from plant.alder.example. Change it there.'
  const synced = userOf('bjorn', { fixed: { what: 'object', sentence } })
  assert.deepEqual(rightTo('user.edit', admin, { target: synced, schema }), { right: 'none', why: sentence })
  const dynamic = { ...of('public'), fixed: { what: 'members', sentence: 'A rule says who is in it.' } as const }
  assert.equal(right('group.join', admin, dynamic), 'none')
  assert.equal(right('group.addMember', admin, dynamic), 'none')
  assert.equal(right('group.edit', admin, dynamic), 'at-once')
})

test('a page offers what makes sense at the moment', () => {
  const kinds = (isMember: boolean) => deedsWith(as('tom'), schema, of('public'), isMember).map(({ kind }) => kind)
  assert.ok(kinds(false).includes('group.join') && !kinds(false).includes('group.leave'))
  assert.ok(kinds(true).includes('group.leave') && !kinds(true).includes('group.join'))
})
