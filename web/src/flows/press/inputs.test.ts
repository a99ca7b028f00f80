import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Field } from '@countersign/core/flows'
import { nothingEntered, readInputs } from './inputs.ts'

const field = (name: string, type: Field['type'], required = false): Field => ({
  ...{ name, type, required },
  ...{ label: name, help: '', choices: [] },
})
const fields = [field('user', 'text', true), field('days', 'number'), field('urgent', 'boolean')]

test('what has to be filled in and is not is said at its field', () => {
  assert.deepEqual(readInputs(fields, nothingEntered(fields)).errors, { user: 'Fill this in.' })
  assert.deepEqual(readInputs(fields, { user: ' ', days: 'many' }).errors, {
    user: 'Fill this in.',
    days: 'Enter a number.',
  })
})

test('values have the type of their field, and what was left empty is left out', () => {
  assert.deepEqual(readInputs(fields, { user: ' tom ', days: '7', urgent: true }).inputs, {
    ...{ user: 'tom', days: 7, urgent: true },
  })
  assert.deepEqual(readInputs(fields, { user: 'tom', days: '', urgent: false }).inputs, { user: 'tom', urgent: false })
})
