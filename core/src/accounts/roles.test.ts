import assert from 'node:assert/strict'
import { test } from 'node:test'
import { permissionNames } from './permissions.ts'
import { permissionsOf, type RoleRule, roleNames, roles, rolesOf } from './roles.ts'

const none = { roles: [], groups: [] }
const rules: RoleRule[] = [
  { claim: 'roles', value: 'Countersign.Admin', role: 'administrator' },
  { claim: 'groups', value: '4711', role: 'auditor' },
  { claim: 'roles', value: '4711', role: 'help-desk' },
]

test('everybody is a user, and nothing more without a reason', () => {
  assert.deepEqual(rolesOf(none, rules, []), [{ role: 'user', sources: [{ by: 'everybody' }] }])
})

test('a rule gives its role to whoever holds its value in its claim, and in no other', () => {
  const held = rolesOf({ roles: [], groups: ['4711'] }, rules, [])
  assert.deepEqual(
    held.map(({ role }) => role),
    ['auditor', 'user'],
  )
})

test('a role that is held twice is one role with two sources', () => {
  assert.deepEqual(rolesOf({ roles: ['Countersign.Admin'], groups: [] }, rules, ['administrator'])[0], {
    role: 'administrator',
    sources: [{ by: 'rule', claim: 'roles', value: 'Countersign.Admin' }, { by: 'grant' }],
  })
})

test('a value must be the same to the letter', () => {
  assert.equal(rolesOf({ roles: ['countersign.admin'], groups: [] }, rules, []).length, 1)
})

test('the administrator may do everything, and every permission is somebody’s', () => {
  assert.deepEqual(new Set(roles.administrator.permissions), new Set(permissionNames))
})

test('only the administrator gives roles', () => {
  const others = roleNames.filter((role) => role !== 'administrator')
  const held = others.map((role) => ({ role, sources: [] }))
  assert.equal(permissionsOf(held).has('accounts.manage'), false)
})
