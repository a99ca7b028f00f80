import assert from 'node:assert/strict'
import { test } from 'node:test'
import { takesLeavers } from './takesLeavers.ts'

const group = (securityType: string, fixed: Parameters<typeof takesLeavers>[0]['fixed'] = null) => ({
  ...{ attributes: { securityType }, fixed },
})

test('public and semi-private groups are left, private ones are not', () => {
  assert.deepEqual(
    ['public', 'semi-private', 'private'].map((type) => takesLeavers(group(type))),
    [true, true, false],
  )
})

test('nobody leaves a dynamic group, or one that is kept elsewhere', () => {
  for (const what of ['members', 'object'] as const)
    assert.equal(takesLeavers(group('public', { what, sentence: 'Change it there.' })), false)
})
