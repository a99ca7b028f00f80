import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldName } from './fieldName.ts'

test('a label becomes a name that a step can use', () => {
  assert.equal(fieldName('User ID', []), 'userId')
  assert.equal(fieldName('  Größe (in cm)', []), 'grosseInCm')
  assert.equal(fieldName('2nd line', []), 'field2ndLine')
  assert.equal(fieldName('日本', []), 'field')
  assert.match(fieldName('x '.repeat(60), []), /^[A-Za-z]\w{0,39}$/)
})

test('a name that is taken gets a number, whatever its case', () => {
  assert.equal(fieldName('User ID', ['USERID', 'userId2']), 'userId3')
})
