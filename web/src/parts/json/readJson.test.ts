import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeIn, readJsonObject, tidied } from './readJson.ts'

test('names and values are read; nothing written is no names', () => {
  assert.deepEqual(readJsonObject('{ "amount": 3 }'), { ok: true, value: { amount: 3 } })
  assert.deepEqual(readJsonObject('  \n'), { ok: true, value: {} })
})

test('what is wrong is told with its line and column', () => {
  assert.deepEqual(readJsonObject('{\n  "a": 1\n  "b": 2\n}'), {
    ok: false,
    message: 'Line 3, column 3: A comma or } is missing.',
  })
})

test('what is JSON, but has no names, is refused with what to write', () => {
  for (const text of ['[1]', '"a"', '1', 'null', 'true'])
    assert.match((readJsonObject(text) as { message: string }).message, /between braces/)
})

test('a place is counted from 1, by lines and by letters', () => {
  assert.equal(placeIn('', 0), 'Line 1, column 1')
  assert.equal(placeIn('ab\nc', 4), 'Line 2, column 2')
})

test('what can be read is laid out, what can not stays as somebody wrote it', () => {
  assert.equal(tidied('{"a":[1],"b":{}}'), '{\n  "a": [\n    1\n  ],\n  "b": {}\n}')
  assert.equal(tidied('{"a": '), '{"a": ')
  assert.equal(tidied(''), '')
})
