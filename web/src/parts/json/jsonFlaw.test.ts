import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jsonFlaw } from './jsonFlaw.ts'

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const placeOf = (text: string): string => {
  const flaw = jsonFlaw(text)
  return flaw ? `${text.slice(0, flaw.at)}▸${text.slice(flaw.at)}` : text
}

test('the place is where a person would look', () => {
  assert.equal(placeOf('{"a": 1 "b": 2}'), '{"a": 1 ▸"b": 2}')
  assert.equal(placeOf('{"a": }'), '{"a": ▸}')
  assert.equal(placeOf('{"a": 1,}'), '{"a": 1,▸}')
  assert.equal(placeOf("{'a': 1}"), "{▸'a': 1}")
  assert.equal(placeOf('{a: 1}'), '{▸a: 1}')
  assert.equal(placeOf('{"a" 1}'), '{"a" ▸1}')
  assert.equal(placeOf('{"a": tru}'), '{"a": ▸tru}')
  assert.equal(placeOf('{"a": 01}'), '{"a": ▸01}')
  assert.equal(placeOf('{"a": "x\ny"}'), '{"a": "x▸\ny"}')
  assert.equal(placeOf('{"a": "\\x"}'), '{"a": "▸\\x"}')
  assert.equal(placeOf('[1, 2'), '[1, 2▸')
  assert.equal(placeOf('{} {}'), '{} ▸{}')
  assert.equal(placeOf(''), '▸')
})

test('what is JSON has no flaw', () => {
  fc.assert(
    fc.property(fc.json(), fc.integer({ min: 0, max: 4 }), (text, indent) => {
      assert.equal(jsonFlaw(text), null)
      assert.equal(jsonFlaw(JSON.stringify(JSON.parse(text), null, indent)), null)
    }),
  )
})

test('a text has a flaw exactly when it is no JSON', () => {
  const letters = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    ' ',
    '\n',
    '1',
    '-',
    '.',
    'e',
    'true',
    'null',
    '\\',
    'a',
  )
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      assert.equal(jsonFlaw(text) === null, isJson(text), text)
    }),
    { numRuns: 2_000 },
  )
})

test('what is nested without end is told, and breaks nothing', () => {
  assert.match(jsonFlaw('['.repeat(100_000))?.reason ?? '', /deep/)
})
