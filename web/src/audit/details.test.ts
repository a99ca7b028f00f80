import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hintOf, nameOf, tell, wordsOf } from './details.ts'

test('old and new values stand side by side, field by field, also where one side has none', () => {
  assert.deepEqual(tell({ old: { roles: ['user'], note: 'x' }, new: { roles: ['user', 'auditor'], enabled: true } }), {
    changes: [
      { field: 'Roles', before: 'user', after: 'user, auditor' },
      { field: 'Note', before: 'x', after: '—' },
      { field: 'Enabled', before: '—', after: 'Yes' },
    ],
    rest: {},
  })
})

test('values that are no objects are one change', () => {
  assert.deepEqual(tell({ old: [], new: ['auditor'] }).changes, [{ field: 'Value', before: 'None', after: 'auditor' }])
})

test('everything else is told by its name, and nothing is left out', () => {
  assert.deepEqual(tell({ address: '127.0.0.1', expiresInDays: 90, scopes: ['audit.read'], reason: null }), {
    changes: [],
    rest: { Address: '127.0.0.1', 'Expires in days': '90', Scopes: 'audit.read', Reason: '—' },
  })
})

test('in a list all of it but ids is one line', () => {
  assert.equal(hintOf({ old: { enabled: true }, new: { enabled: false } }), 'Enabled: Yes → No')
  assert.equal(hintOf({ role: 'auditor', more: { deep: 1 } }), 'Role: auditor · More: { "deep": 1 }')
  assert.equal(hintOf({ session: '01a1f770-4937-7230-8000-000000000000', address: '::1' }), 'Address: ::1')
})

test('names made for machines are read as words', () => {
  assert.equal(wordsOf('userPrincipalName'), 'User principal name')
  assert.equal(wordsOf('granted-roles'), 'Granted roles')
})

test('somebody unknown is called so, rather than by an empty name', () => {
  assert.equal(nameOf({ kind: 'nobody', id: '', name: '' }), 'Somebody unknown')
  assert.equal(nameOf({ kind: 'account', id: '7', name: 'Ada Lindqvist' }), 'Ada Lindqvist')
})
