import assert from 'node:assert/strict'
import { test } from 'node:test'
import { securityIdentifier } from './securityIdentifier.ts'

test('a security identifier is the object id as four little-endian numbers', () => {
  assert.equal(securityIdentifier('00000001-0002-0003-0405-060708090a0b'), 'S-1-12-1-1-196610-117835012-185207048')
})
