import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actingAs, missingOf, surplusOf } from './health.ts'

test('before anything was granted nothing is missing: it was not asked for yet', () => {
  assert.deepEqual(missingOf({ permissions: ['A'], granted: null }), [])
  assert.deepEqual(missingOf({ permissions: ['A', 'B'], granted: ['B', 'C'] }), ['A'])
})

test('what was granted and is not needed is told', () => {
  assert.deepEqual(surplusOf({ permissions: ['A', 'B'], granted: ['B', 'C'] }), ['C'])
  assert.deepEqual(surplusOf({ permissions: ['A'], granted: null }), [])
})

test('an application acts for itself, and nobody acts before somebody has signed in', () => {
  assert.equal(actingAs({ account: { id: '1', name: 'svc@alder.example' }, kind: 'oauth-code' }), 'svc@alder.example')
  assert.equal(actingAs({ account: null, kind: 'oauth-code' }), 'Nobody yet')
  assert.equal(actingAs({ account: null, kind: 'client-credentials' }), 'The application itself')
})
