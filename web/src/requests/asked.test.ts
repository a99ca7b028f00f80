import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeKindNames } from '@countersign/core/changes'
import { schemaOf } from '@countersign/core/directory'
import { askedOf, sentenceOf } from './asked.ts'
import { person } from './request.fixture.ts'

const schema = schemaOf('embedded')
const none = { member: null, old: {}, new: {} }

test('a change of values shows each old value beside the new one, in the words of the schema', () => {
  const change = { kind: 'group.edit', subject: 'Lab', ...none } as const
  const { shows, rows } = askedOf(
    {
      ...change,
      old: { securityType: 'public', description: null },
      new: { securityType: 'private', description: 'Us' },
    },
    schema,
  )
  assert.equal(shows, 'both')
  assert.deepEqual(
    rows.map(({ title, old, next }) => [title, old, next]),
    [
      ['Description', '', 'Us'],
      ['Security type', 'Public', 'Private'],
    ],
  )
})

test('a creation shows what shall be, a deletion what goes, and what is empty stays out', () => {
  const values = { displayName: 'Nia', department: 'Sales', city: null, manager: [person('Ada')] }
  const creation = askedOf({ kind: 'user.create', subject: 'Nia', ...none, new: values }, schema)
  assert.equal(creation.shows, 'new')
  assert.deepEqual(
    creation.rows.map(({ next }) => next),
    ['Nia', 'Sales', 'Ada'],
  )
  const deletion = askedOf({ kind: 'user.delete', subject: 'Nia', ...none, old: values }, schema)
  assert.equal(deletion.shows, 'old')
  assert.equal(deletion.rows.length, 3)
})

test('who is put in or taken out is told in a sentence', () => {
  const member = person('Tom')
  assert.equal(sentenceOf({ kind: 'group.join', subject: 'Lab', member }), 'Tom is to be put into Lab.')
  assert.equal(sentenceOf({ kind: 'group.leave', subject: 'Lab', member }), 'Tom is to be taken out of Lab.')
})

test('every kind of change has a sentence that names its subject', () => {
  for (const kind of changeKindNames) assert.match(sentenceOf({ kind, subject: 'Lab', member: person('Tom') }), /Lab/)
})
