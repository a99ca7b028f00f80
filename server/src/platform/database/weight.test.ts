import assert from 'node:assert/strict'
import { test } from 'node:test'
import { weightOf } from './weight.ts'

test('a value weighs about what it takes in JSON, whatever it is made of', () => {
  const values = [
    'x'.repeat(100_000),
    Array.from({ length: 10_000 }, (_, index) => 1_000_000_000 + index),
    Array.from({ length: 10_000 }, (_, index) => ({ name: 'Tom Becker', number: index, isNew: true, manager: null })),
    Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`name${index}`, [`${index}`]])),
  ]
  for (const value of values) {
    const ratio = weightOf(value) / JSON.stringify(value).length
    assert.ok(ratio > 0.5 && ratio < 3, `${ratio}`)
  }
})

test('a value may be nested deeper than calls can be', () => {
  let nested: unknown = 'x'
  for (let depth = 0; depth < 1_000_000; depth++) nested = [nested]
  assert.ok(weightOf(nested) > 1_000_000)
})
