import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedOf, firstSupposition, withKind } from './supposition.ts'

const tom = { id: 't', kind: 'user', name: 'Tom' } as const
const lab = { id: 'l', kind: 'group', name: 'Lab' } as const

test('one begins with what the workflow waits for', () => {
  assert.equal(firstSupposition({ event: 'nest', objects: ['group'] }).kind, 'group.nest')
  assert.equal(firstSupposition({ event: 'delete', objects: ['group'] }).kind, 'group.delete')
  assert.equal(firstSupposition(undefined).kind, 'user.create')
})

test('whoever joins is the member', () => {
  const joins = { ...firstSupposition({ event: 'join', objects: ['group'] }), requester: [tom], target: [lab] }
  assert.deepEqual(askedOf(joins), { kind: 'group.join', targetId: 'l', memberId: 't', values: {}, people: {} })
})

test('another deed keeps the object if it is of the same kind', () => {
  const joins = { ...firstSupposition({ event: 'join', objects: ['group'] }), target: [lab] }
  assert.deepEqual(withKind(joins, 'group.leave').target, [lab])
  assert.deepEqual(withKind(joins, 'user.edit').target, [])
})

test('what was not filled in is not said', () => {
  const nia = withKind(firstSupposition(undefined), 'user.create')
  assert.deepEqual(askedOf(nia).values, {})
  assert.deepEqual(askedOf({ ...nia, values: [{ attribute: 'department', value: ' IT ' }] }).values, {
    department: 'IT',
  })
})
