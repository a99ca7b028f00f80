import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Method, Operation } from './call.ts'
import { newMatcher } from './match.ts'
import { operations } from './operations.ts'

const operation = (method: Method, path: string): Operation => ({
  method,
  path,
  needs: { delegated: [], application: [] },
  run: () => ({ status: 204 }),
})

const match = newMatcher([
  operation('GET', '/users'),
  operation('GET', '/users/{id}'),
  operation('GET', '/users/delta'),
  operation('GET', '/users/{id}/memberOf'),
  operation('GET', '/users/{id}/memberOf/microsoft.graph.group'),
  operation('DELETE', '/groups/{id}/members/{id}/$ref'),
  operation('DELETE', '/groups/{id}/members/{id}'),
  operation('GET', '/sites/{id}'),
  operation('GET', '/sites/{id}/permissions'),
])

for (const [method, path, expected, keys] of [
  ['GET', '/users', '/users', []],
  ['GET', '/users/', '/users', []],
  ['GET', '/USERS/Ada', '/users/{id}', ['Ada']],
  ['GET', "/users('a''b')", '/users/{id}', ["a'b"]],
  ['GET', '/users/marta_x%23EXT%23@alder.example', '/users/{id}', ['marta_x#EXT#@alder.example']],
  ['GET', '/users/delta', '/users/delta', []],
  ['GET', '/users/microsoft.graph.delta()', '/users/delta', []],
  ['GET', '/me', '/users/{id}', ['me']],
  ['GET', '/me/memberOf', '/users/{id}/memberOf', ['me']],
  ['GET', '/users/a/memberOf/microsoft.graph.group', '/users/{id}/memberOf/microsoft.graph.group', ['a']],
  ['DELETE', '/groups/a/members/b/$ref', '/groups/{id}/members/{id}/$ref', ['a', 'b']],
  ['DELETE', '/groups/a/members/b', '/groups/{id}/members/{id}', ['a', 'b']],
  ['GET', '/sites/host:/a/b', '/sites/{id}', ['host:/a/b']],
  ['GET', '/sites/host:/a/b:/permissions', '/sites/{id}/permissions', ['host:/a/b']],
] as const)
  test(`${method} ${path} means ${expected}`, () => {
    const found = match(method, path)
    assert.equal(found.type, 'operation')
    assert.ok(found.type === 'operation')
    assert.equal(found.operation.path, expected)
    assert.deepEqual(found.keys, keys)
    assert.equal(found.isMe, path.startsWith('/me'))
  })

test('a verb that is not there, and a segment that is not there, are told apart', () => {
  assert.deepEqual(match('POST', '/users/a/memberOf'), { type: 'wrong-verb' })
  assert.deepEqual(match('GET', '/nothing'), { type: 'unknown', segment: 'nothing' })
  assert.deepEqual(match('GET', '/users/a/shoes/b'), { type: 'unknown', segment: 'shoes' })
  assert.deepEqual(match('GET', '/me/shoes'), { type: 'unknown', segment: 'shoes' })
})

test('every operation is found by its own address, and no two have the same', () => {
  const all = newMatcher(operations)
  for (const { method, path } of operations) {
    const found = all(method, path.replaceAll('{id}', 'x'))
    assert.ok(found.type === 'operation' && found.operation.path === path && found.operation.method === method, path)
  }
})
