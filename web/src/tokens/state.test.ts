import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stateOf } from './state.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const inDays = (days: number) => new Date(now + days * 86_400_000).toISOString()

test('a token that ends within a fortnight says so, one that ends later does not', () => {
  assert.equal(stateOf({ revokedAt: null, expiresAt: inDays(13) }, now), 'ending')
  assert.equal(stateOf({ revokedAt: null, expiresAt: inDays(15) }, now), 'active')
})

test('a token has expired at the very moment it ends', () => {
  assert.equal(stateOf({ revokedAt: null, expiresAt: inDays(0) }, now), 'expired')
})

test('revoked is revoked, whenever it would have ended', () => {
  assert.equal(stateOf({ revokedAt: inDays(-1), expiresAt: inDays(300) }, now), 'revoked')
  assert.equal(stateOf({ revokedAt: inDays(-9), expiresAt: inDays(-1) }, now), 'revoked')
})
