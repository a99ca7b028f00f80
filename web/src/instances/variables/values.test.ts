import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSame, kindOf, preview, readValue, written } from './values.ts'

test('a short value is shown whole, in one line', () => {
  assert.equal(preview('Ada'), '"Ada"')
  assert.equal(preview('two\nlines'), '"two\\nlines"')
  assert.equal(preview({ a: [1, true, null], 'b c': {} }), '{"a": [1, true, null], "b c": {}}')
})

test('of a long value only the beginning is shown, and only that is written', () => {
  const long = preview('x'.repeat(5_000_000))
  assert.equal(long.length, 161)
  assert.ok(long.endsWith('…'))
  let read = 0
  const watched = new Proxy(
    Array.from({ length: 100_000 }, (_, n) => n),
    {
      get: (list, name, self) => {
        read += 1
        return Reflect.get(list, name, self)
      },
    },
  )
  assert.ok(preview(watched).endsWith('…'))
  assert.ok(read < 500, `${read} reads`)
})

test('what a value is, is told in a word', () => {
  assert.deepEqual([null, 'a', 1, false, [1], [1, 2], {}].map(kindOf), [
    'null',
    'text',
    'number',
    'boolean',
    'list of 1',
    'list of 2',
    'object',
  ])
})

test('what is written is read again as the same', () => {
  for (const value of ['a "b"', 0.5, null, [{ a: 1 }], {}]) {
    const read = readValue(written(value))
    assert.deepEqual(read, { ok: true, value })
  }
})

test('what is no JSON is refused with its reason; a plain word could be meant as a text', () => {
  const word = readValue(' Stuttgart ')
  assert(!word.ok)
  assert.match(word.reason, /^Line 1, column 2: /)
  assert.equal(word.text, 'Stuttgart')
  const cutOff = readValue('{"a": ')
  assert(!cutOff.ok)
  assert.equal(cutOff.text, null)
})

test('nothing typed is no value', () => {
  assert.equal(readValue('  ').ok, false)
})

test('values are the same when they are written the same', () => {
  assert.equal(isSame({ a: [1] }, { a: [1] }), true)
  assert.equal(isSame({ a: 1, b: 2 }, { b: 2, a: 1 }), false)
  assert.equal(isSame(null, 0), false)
})
