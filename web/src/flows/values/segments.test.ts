import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OutputPart, Value } from '@countersign/core/flows'
import { insertOutput, putText, removeOutput, segmentsOf, valueFrom } from './segments.ts'

const name: OutputPart = { from: 's1', path: ['displayName'] }
const id: OutputPart = { from: 'trigger', path: ['userId'] }
const value: Value = [{ text: 'Add ' }, name, id, { text: '?' }]

test('a value is edited as texts with outputs between them, and is the same afterwards', () => {
  assert.deepEqual(segmentsOf(value), { texts: ['Add ', '', '?'], outputs: [name, id] })
  for (const one of [value, [], [name], [{ text: 'x' }]]) assert.deepEqual(valueFrom(segmentsOf(one)), one)
})

test('an output is put where the caret stands, and one that is taken out joins what stood beside it', () => {
  const typed = segmentsOf([{ text: 'Hello, welcome' }])
  const put = insertOutput(typed, { index: 0, caret: 6 }, name)
  assert.deepEqual(valueFrom(put), [{ text: 'Hello,' }, name, { text: ' welcome' }])
  assert.deepEqual(valueFrom(insertOutput(put, { index: 1, caret: 0 }, id)), [
    ...[{ text: 'Hello,' }, name, id],
    { text: ' welcome' },
  ])
  assert.deepEqual(valueFrom(removeOutput(put, 0)), [{ text: 'Hello, welcome' }])
})

test('what is typed goes into its own text', () => {
  assert.deepEqual(valueFrom(putText(segmentsOf(value), 1, ' as ')), [
    { text: 'Add ' },
    name,
    { text: ' as ' },
    id,
    { text: '?' },
  ])
  assert.deepEqual(valueFrom(putText(segmentsOf(value), 2, '')), [{ text: 'Add ' }, name, id])
})
