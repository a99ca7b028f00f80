import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf, valueFrom } from './testing/testScope.ts'

for (const [template, value] of [
  ['plain', 'plain'],
  ['', ''],
  ['ada@alder.example', 'ada@alder.example'],
  ["@concat('a', 'b')", 'ab'],
  ['@createArray(1, 2)', [1, 2]],
  ['@@concat()', '@concat()'],
  ['@@', '@'],
  ["Hello @{toUpper('ada')}, it is @{add(1, 2)}.", 'Hello ADA, it is 3.'],
  ["@{'}'} and @{'@{'}", '} and @{'],
  ['@@{not this} but @{1}', '@{not this} but 1'],
  ['@{1}@{2}', '12'],
  ['a @@ b', 'a @@ b'],
  ['@{equals(1, 1)} @{null} @{createArray(1)}', 'True  [1]'],
] as const)
  test(`a text with expressions: ${template}`, () => assert.deepEqual(valueFrom(template), value))

test('an expression alone keeps its type, within a text it is text', () => {
  assert.equal(valueFrom('@add(1, 2)'), 3)
  assert.equal(valueFrom('@{add(1, 2)}'), '3')
})

test('every text of a value is filled in, names of properties too', () => {
  assert.deepEqual(valueFrom({ a: ['@add(1, 1)', { "@{toLower('B')}": 'x@{1}' }], c: 7, d: null, e: true }), {
    a: [2, { b: 'x1' }],
    c: 7,
    d: null,
    e: true,
  })
})

for (const [template, reason] of [
  ['@alder', /expected token 'LeftParenthesis' and actual 'EndOfData'/],
  ["@concat('a'", /expected token 'RightParenthesis'/],
  ["@concat('a') b", /expected token 'EndOfData' and actual 'b'/],
  ['@', /expected token 'Identifier' and actual 'EndOfData'/],
  ["@'open", /expected token 'Identifier'/],
  ['@f(1,)', /expected token 'Identifier' and actual '\)'/],
  ["@f()['a'", /expected token 'RightSquareBracket'/],
  ['@f().1', /expected token 'Identifier' and actual '1'/],
  ["a @{concat('b')", /the string interpolation is not closed/],
  ['@f()?', /expected token 'EndOfData' and actual '\?'/],
] as const)
  test(`what is no expression is told: ${template}`, () => assert.match(faultOf(template), reason))

test('an expression has a length and a depth', () => {
  assert.match(faultOf(`@concat('${'a'.repeat(8_200)}')`), /exceeds the maximum of '8192'/)
  assert.match(faultOf(`@${'not('.repeat(200)}true${')'.repeat(200)}`), /nested deeper than 100/)
  assert.match(faultOf(`@json('{}')${"?['a']".repeat(200)}`), /more than 100 times in a row/)
})

test('what is computed is bounded, however short it is written', () => {
  const doubled = (times: number): string =>
    times === 0 ? "'aaaaaaaaaaaaaaaa'" : `replace(${doubled(times - 1)}, 'a', 'aaaaaaaaaaaaaaaa')`
  assert.match(faultOf(`@length(${doubled(9)})`), /computed more than/)
  assert.match(faultOf('@range(0, 2000000000)'), /computed more than/)
  assert.match(faultOf("@join(range(0, 4000000), '----------')"), /computed more than/)
})
