import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, type Drafts, entered } from './changes.ts'
import { draftOf } from './draft.ts'
import { type Field, noBounds } from './field.ts'
import { variableFields } from './variableFields.ts'

const variables = {
  name: 'Tom Becker',
  amount: 1250.5,
  approved: false,
  nothing: null,
  lines: [{ article: 'A-1', count: 2 }],
}
const fields = variableFields(variables)

const sent = (drafts: Drafts, asked: readonly Field[] = fields, before: object = variables) => {
  const changes = changesOf(asked, drafts, before as Record<string, unknown>)
  return changes.ok ? changes.variables : changes.errors
}

const common = { label: 'x', hint: null, isReadOnly: false, isRequired: false }
const yesNo: Field = { ...common, path: ['approved'], kind: 'yesNo' }
const text: Field = { ...common, path: ['reason'], kind: 'text', lines: 'one', ...noBounds }
const number: Field = { ...common, path: ['amount'], kind: 'number', asText: false, min: 0, max: 1_000 }

test('what nobody touched is not sent, whatever its kind', () => assert.deepEqual(sent({}), {}))

test('what was entered and taken back is not sent', () => {
  const back = Object.fromEntries(
    fields.map((field) => [field.path[0], draftOf(field, variables[field.path[0] as 'name'])]),
  )
  assert.deepEqual(sent(back), {})
})

test('each kind of variable keeps its kind', () => {
  const drafts = { name: 'Ada', amount: '7', approved: true, nothing: '5', lines: '[1, {"a": null}]' }
  assert.deepEqual(sent(drafts), { name: 'Ada', amount: 7, approved: true, nothing: '5', lines: [1, { a: null }] })
})

test('what was emptied is empty: a text as a text, anything else as null', () => {
  assert.deepEqual(sent({ name: '', amount: '', lines: '' }), { name: '', amount: null, lines: null })
})

test('each field says what is wrong with it, and then nothing is sent', () => {
  assert.deepEqual(Object.keys(sent({ amount: 'a lot', lines: '[1,', name: 'Ada' })), ['amount', 'lines'])
})

test('of a drawn form an empty field says nothing, and a box that is not ticked says no', () => {
  assert.deepEqual(sent({}, [text, number, yesNo], {}), { approved: false })
  assert.deepEqual(sent({}, [yesNo], { approved: null }), { approved: false })
})

test('a default that nobody changed is an answer', () => {
  assert.deepEqual(sent({}, [{ ...text, byDefault: 'none' }], {}), { reason: 'none' })
  assert.deepEqual(sent({}, [{ ...text, byDefault: 'none' }], { reason: 'some' }), {})
})

test('what is required is asked for, also where there was something before', () => {
  const required = { ...text, isRequired: true }
  assert.deepEqual(sent({}, [required], {}), { reason: 'Fill this in.' })
  assert.deepEqual(sent({ reason: '  ' }, [required], { reason: 'some' }), { reason: 'Fill this in.' })
  assert.deepEqual(sent({}, [{ ...yesNo, isRequired: true }], { approved: false }), { approved: 'Tick this.' })
})

test('bounds are kept', () => {
  assert.deepEqual(sent({ amount: '1001' }, [number], {}), { amount: 'Enter 1000 or less.' })
  assert.deepEqual(sent({ amount: '-1' }, [number], {}), { amount: 'Enter 0 or more.' })
  const short = { ...text, lengthMin: 3, lengthMax: 4 }
  assert.deepEqual(sent({ reason: 'ab' }, [short], {}), { reason: 'Use at least 3 characters.' })
  assert.deepEqual(sent({ reason: 'abcde' }, [short], {}), { reason: 'Use at most 4 characters.' })
  const patterned = { ...text, pattern: { fits: (it: string) => it === 'C-123', wording: 'It must look like C-123' } }
  assert.deepEqual(sent({ reason: 'X-1' }, [patterned], {}), { reason: 'It must look like C-123' })
  assert.deepEqual(sent({ reason: 'C-123' }, [patterned], {}), { reason: 'C-123' })
})

test('what may only be read is neither checked nor sent', () => {
  assert.deepEqual(sent({ reason: 'x' }, [{ ...text, isReadOnly: true, isRequired: true }], {}), {})
})

test('a value inside of a variable changes that, and leaves the rest of the variable as it is', () => {
  const city: Field = { ...text, path: ['address', 'city'] }
  const street: Field = { ...text, path: ['address', 'street'] }
  const before = { address: { street: 'Main', city: 'Umeå', zip: '1' }, other: 1 }
  const drafts = { 'address.city': 'Lund', 'address.street': 'Side' }
  assert.deepEqual(sent(drafts, [city, street], before), { address: { street: 'Side', city: 'Lund', zip: '1' } })
  assert.deepEqual(sent({ 'address.city': 'Lund' }, [city], {}), { address: { city: 'Lund' } })
  assert.deepEqual(before.address.city, 'Umeå')
})

test('what is called like something of JavaScript’s own is a variable like any other', () => {
  const field: Field = { ...text, path: ['constructor'] }
  assert.deepEqual(sent({ constructor: 'x' }, [field], {}), { constructor: 'x' })
})

test('expressions see what was entered so far; what can’t be read yet is as before', () => {
  const seen = entered(fields, { amount: 'a lot', approved: true, name: 'Ada' }, variables)
  assert.deepEqual(seen, { ...variables, approved: true, name: 'Ada' })
})
