import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Role, roles } from '@countersign/core/accounts'
import type { Access } from '@countersign/core/api'
import { admin, homeFor, isOpen, pageAt, portal, rolesThatOpen } from './areas.ts'

const holderOf = (role: Role) => (access: Access) =>
  access === 'signed-in' || roles[role].permissions.some((permission) => permission === access)

test('a user begins in Self-Service and finds the Admin Center closed', () => {
  assert.equal(isOpen(admin, holderOf('user')), false)
  assert.equal(isOpen(portal, holderOf('user')), true)
  assert.equal(homeFor(holderOf('user')), '/portal')
})

test('every other role begins in the Admin Center', () => {
  assert.deepEqual(rolesThatOpen(admin), ['administrator', 'workflow-designer', 'help-desk', 'auditor'])
  assert.equal(homeFor(holderOf('auditor')), '/admin')
})

test('pages open to everybody signed in do not open an area', () => {
  assert.equal(
    isOpen(admin, (access) => access === 'signed-in'),
    false,
  )
})

test('an address belongs to its own page, or to the one it lies beneath', () => {
  assert.equal(pageAt(admin, '/admin/audit')?.title, 'Audit log')
  assert.equal(pageAt(admin, '/admin/audit/42')?.title, 'Audit log')
  assert.equal(pageAt(admin, '/admin')?.title, 'Home')
  assert.equal(pageAt(admin, '/admin/nowhere'), undefined)
})
