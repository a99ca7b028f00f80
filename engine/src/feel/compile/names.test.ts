import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiled, feel, gives, run, warningsOf } from '../../../testing/feel.ts'

test('F13 the innermost binding counts', () => {
  gives(
    {
      x: 1,
      '{x: 2, y: x}.y': 2,
      '{x: 2, y: {x: 3, z: x}}.y.z': 3,
      '(for x in [5] return x)[1]': 5,
      '{f: function(x) x, y: f(9)}.y': 9,
      '(for x in [5] return {x: 6, y: x}.y)[1]': 6,
      'some x in [2] satisfies x = 2': true,
      '{y: x, x: 2}.y': 1,
    },
    { x: 1 },
  )
})

test('F13 in a filter the entries of the item come first, then item, then what is around', () => {
  const variables = { a: 100, list: [{ a: 1 }, { b: 2 }] }
  assert.deepEqual(feel('list[a = 1]', variables), [{ a: 1 }])
  assert.deepEqual(feel('list[a = 100]', variables), [{ b: 2 }])
  assert.deepEqual(feel('[1, 2][item > 1]'), [2])
  assert.deepEqual(feel('[{item: 1}, {item: 2}][item >= 2]'), [{ item: 2 }])
  assert.deepEqual(feel('(for a in [7] return list[a = 7])[1]', variables), [{ b: 2 }])
  assert.deepEqual(feel('[{x: [1, 2], y: 2}][x[item = y][1] = 2]'), [{ x: [1, 2], y: 2 }])
  assert.deepEqual(feel('[{a: 1}][[5][a = 1] = [5]]'), [{ a: 1 }])
})

test('F14 what does not exist is null, and said', () => {
  const missing = {
    x: ['no-variable'],
    'x.y': ['no-variable', 'no-entry'],
    '{a: 1}.b': ['no-entry'],
    '"a".b': ['no-property'],
    'date("2026-11-20").hour': ['no-property'],
    'f(1)': ['no-function'],
    '"f"(1)': ['no-function'],
    '1 + x': ['no-variable', 'invalid-type'],
  }
  for (const [text, codes] of Object.entries(missing)) {
    assert.equal(feel(text), null, text)
    assert.deepEqual(warningsOf(text), codes, text)
  }
  assert.deepEqual(run('1 + order.price', { order: {} }).warnings[0], {
    code: 'no-entry',
    message: 'The context has no entry “price”.',
    from: 9,
    to: 15,
  })
})

test('F15 variables and secrets are known without running', () => {
  const { variables, secrets } = compiled(
    'for x in list return {y: x + z, f: function(a) a + y + `b c`, s: secrets.A + camunda.secrets.B + "{{secrets.C}}"}',
  )
  assert.deepEqual(variables.toSorted(), ['b c', 'list', 'z'])
  assert.deepEqual(secrets.toSorted(), ['A', 'B', 'C'])
})

test('F15 names that only a filter may bind are variables all the same', () => {
  assert.deepEqual(compiled('list[price > limit]').variables.toSorted(), ['limit', 'list', 'price'])
})

test('F16 every text is a key like another', () => {
  const variables = JSON.parse('{"__proto__": 1, "a": {"__proto__": {"x": 2}}, "constructor": 3}')
  gives({ '`__proto__`': 1, '`a`.`__proto__`.x': 2, constructor: 3, 'a.constructor': null, toString: null }, variables)
  const made = feel('{"__proto__": {polluted: true}, hasOwnProperty: 1}')
  assert.deepEqual(Object.keys(made as object), ['__proto__', 'hasOwnProperty'])
  assert.equal(({} as { polluted?: boolean }).polluted, undefined)
  assert.deepEqual(feel('context put({}, "__proto__", 1) = {"__proto__": 1}'), true)
  assert.equal(feel('get value({}, "toString")'), null)
})
