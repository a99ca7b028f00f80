import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newField, wrongName } from './newField.ts'

test('a new variable needs a name that expressions can say, and that nothing has yet', () => {
  assert.equal(wrongName('employeeId', ['name']), null)
  assert.equal(wrongName('ärende_2', []), null)
  for (const [name, taken] of [
    ['', []],
    ['name', ['name']],
    ['two words', []],
    ['a-b', []],
    ['2nd', []],
  ] as const)
    assert.notEqual(wrongName(name, taken), null, name)
})

test('who adds a variable gives it a value; yes or no always is one', () => {
  assert.deepEqual(
    (['text', 'number', 'json', 'yesNo'] as const).map((kind) => newField('x', kind).isRequired),
    [true, true, true, false],
  )
})
