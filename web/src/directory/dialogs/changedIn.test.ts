import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedIn } from './changedIn.ts'

const now = { department: 'Sales', city: 'Aarhus', accountEnabled: true, mobilePhone: null }

test('what is as it was is not changed, however often it was touched', () => {
  assert.deepEqual(changedIn(now, { department: 'Sales ', mobilePhone: '', accountEnabled: true }), {})
})

test('another value, and one that was taken out, are changes', () => {
  assert.deepEqual(changedIn(now, { department: 'Legal', city: ' ', accountEnabled: false, mobilePhone: '1' }), {
    ...{ department: 'Legal', city: null, accountEnabled: false, mobilePhone: '1' },
  })
})
