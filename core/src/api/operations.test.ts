import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as api from './index.ts'
import type { Operation } from './operation.ts'

const exported: unknown[] = Object.values(api)
const operations = exported.filter(
  (value): value is Operation => typeof value === 'object' && value !== null && 'path' in value && 'method' in value,
)

test('there are operations to look at', () => assert.ok(operations.length > 10))

test('operation ids and addresses are unique', () => {
  const ids = operations.map(({ id }) => id)
  const addresses = operations.map(({ method, path }) => `${method} ${path}`)
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(new Set(addresses).size, addresses.length)
})

test('the parameters in a path are those of its schema', () => {
  for (const { id, path, params } of operations)
    assert.deepEqual(
      [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      Object.keys(params?.shape ?? {}),
      id,
    )
})

test('what goes in is strict: an unknown field is refused', () => {
  for (const { id, params, query, body } of operations)
    for (const schema of [params, query, body]) {
      const issues = schema?.safeParse({ surprise: 1 }).error?.issues ?? []
      if (schema)
        assert.ok(
          issues.some(({ code }) => code === 'unrecognized_keys'),
          id,
        )
    }
})

test('what answers with content says so, what does not is 204', () => {
  for (const { id, status, answer, download } of operations)
    assert.equal(status === 204, answer === undefined && download === undefined, id)
})

test('only what is needed before signing in is open to anyone', () => {
  const open = operations.filter(({ access }) => access === 'anyone').map(({ id }) => id)
  assert.deepEqual(open.sort(), ['getWelcome', 'signOut'])
})
