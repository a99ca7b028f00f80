import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Draft, draftOf, readDraft } from './draft.ts'
import type { Field, MomentPart, MomentZone } from './field.ts'

const common = { path: ['x'], label: 'x', hint: null, isReadOnly: false, isRequired: false } as const
const options = [
  { label: 'German', value: 'de' },
  { label: 'Seven', value: 7 },
  { label: 'Object', value: { a: 1 } },
]
const choice: Field = { ...common, kind: 'choice', look: 'list', options }
const choices: Field = { ...common, kind: 'choices', options }
const number: Field = { ...common, kind: 'number', asText: false, min: null, max: null }

const value = (field: Field, draft: Draft): unknown => {
  const reading = readDraft(field, draft)
  return reading.ok ? reading.value : reading.message
}

test('a choice is a value of any kind, found again by what it is', () => {
  for (const { value: chosen } of options) assert.deepEqual(value(choice, draftOf(choice, chosen)), chosen)
  assert.equal(draftOf(choice, 'fr'), '')
  assert.equal(value(choice, ''), undefined)
})

test('several choices are a list of values', () => {
  assert.deepEqual(draftOf(choices, [7, 'de', 'gone']), ['1', '0'])
  assert.deepEqual(value(choices, ['2', '0']), [{ a: 1 }, 'de'])
})

test('numbers are read as people write them, and nothing else is a number', () => {
  for (const [written, read] of [
    ['12', 12],
    [' -0.5 ', -0.5],
    ['1e3', 1000],
    ['.5', 0.5],
  ] as const)
    assert.equal(value(number, written), read)
  for (const wrong of ['1,5', '0x10', 'Infinity', '1e999', '1 2'])
    assert.match(String(value(number, wrong)), /Enter a number/)
})

test('a number that is kept as a text is as exact as it was typed', () => {
  assert.equal(value({ ...number, asText: true }, '0.10'), '0.10')
})

test('JSON is any value, and says where it is none', () => {
  const json: Field = { ...common, kind: 'json' }
  assert.deepEqual(value(json, draftOf(json, { a: [1] })), { a: [1] })
  assert.match(String(value(json, '{"a": }')), /^Line 1, column 7/)
})

const moment = (part: MomentPart, zone: MomentZone): Field => ({ ...common, kind: 'moment', part, zone })

for (const zone of ['offset', 'utc'] as const)
  test(`a time comes back as the moment it was, written with its zone (${zone})`, () => {
    const field = moment('dateTime', zone)
    const at = '2026-07-01T21:30:00Z'
    const back = String(value(field, draftOf(field, at)))
    assert.equal(Date.parse(back), Date.parse(at))
    assert.match(back, zone === 'utc' ? /Z$/ : /[+-]\d\d:\d\d$/)
  })

test('a time without a zone stays what was written', () => {
  const field = moment('dateTime', 'none')
  assert.equal(value(field, draftOf(field, '2026-07-01T21:30')), '2026-07-01T21:30')
  assert.equal(value(moment('time', 'none'), draftOf(moment('time', 'none'), '08:15')), '08:15')
})

test('a date is a day of the calendar, whatever time stands behind it', () => {
  const field = moment('date', 'offset')
  assert.equal(draftOf(field, '2023-04-05T16:06:09.526+0000'), '2023-04-05')
  assert.equal(value(field, '2023-04-05'), '2023-04-05')
  assert.equal(draftOf(field, 'some day'), '')
})
