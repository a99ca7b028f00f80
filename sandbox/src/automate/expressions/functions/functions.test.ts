import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf, valueFrom } from '../testing/testScope.ts'

for (const [expression, value] of [
  ["concat('a', 1, null, true, createArray(1))", 'a1True[1]'],
  ["toLower('ÄB')", 'äb'],
  ["toUpper('äb')", 'ÄB'],
  ["trim('  a b ')", 'a b'],
  ["startsWith('Hello', 'hE')", true],
  ["endsWith('Hello', 'LLO')", true],
  ["indexOf('Hello', 'L')", 2],
  ["indexOf('Hello', 'x')", -1],
  ["lastIndexOf('Hello', 'L')", 3],
  ["substring('Hello', 1, 3)", 'ell'],
  ["substring('Hello', 2)", 'llo'],
  ["replace('a.b.c', '.', '-')", 'a-b-c'],
  ["replace('Aa', 'a', 'b')", 'Ab'],
  ["split('a;b;', ';')", ['a', 'b', '']],
  ["join(createArray('a', 1, null), ', ')", 'a, 1, '],
  ["string('it''s')", "it's"],

  ["equals('a', 'A')", false],
  ["equals('1', 1)", false],
  [`equals(json('{"a":1,"b":[2]}'), json('{"b":[2],"a":1}'))`, true],
  ['equals(createArray(1, 2), createArray(2, 1))', false],
  ['greater(2, 10)', false],
  ["greater('2', '10')", true],
  ['greaterOrEquals(2, 2)', true],
  ['less(2, 10)', true],
  ["lessOrEquals('a', 'a')", true],
  ['not(false)', true],
  ['and(true, true, false)', false],
  ['or(false, false, true)', true],
  ["coalesce(null, '', 'a')", ''],
  ['coalesce(null, null)', null],

  ["empty('')", true],
  ['empty(null)', true],
  [`empty(json('[]'))`, true],
  [`empty(json('{"a":1}'))`, false],
  ["length('abc')", 3],
  ['length(createArray(1, 2))', 2],
  ["contains('Hello', 'h')", false],
  ["contains('Hello', 'H')", true],
  ['contains(createArray(1, 2), 2)', true],
  [`contains(json('{"a":null}'), 'a')`, true],
  ["first('abc')", 'a'],
  ["first('')", ''],
  ['first(createArray(7, 8))', 7],
  [`last(json('[]'))`, null],
  ['last(createArray(7, 8))', 8],
  ["take('abc', 2)", 'ab'],
  ['take(createArray(1, 2, 3), 9)', [1, 2, 3]],
  ['skip(createArray(1, 2, 3), 2)', [3]],
  ['union(createArray(1, 2), createArray(2, 3))', [1, 2, 3]],
  [`union(json('{"a":1,"b":1}'), json('{"b":2}'))`, { a: 1, b: 2 }],
  ['intersection(createArray(1, 2, 2), createArray(2, 3))', [2]],
  [`intersection(json('{"a":1,"b":1}'), json('{"b":1,"a":2}'))`, { b: 1 }],
  ["array('a')", ['a']],
  ['array(createArray(1))', [1]],
  ['range(3, 4)', [3, 4, 5, 6]],
  [`setProperty(json('{"a":1}'), 'a', 2)`, { a: 2 }],
  [`addProperty(json('{"a":1}'), 'b', null)`, { a: 1, b: null }],
  [`removeProperty(json('{"a":1,"b":2}'), 'a')`, { b: 2 }],

  ["int('42')", 42],
  ["int('-7')", -7],
  ["float('1.5')", 1.5],
  ["bool('TRUE')", true],
  ['bool(0)', false],
  ['string(true)', 'True'],
  [`string(json('{"a": 1}'))`, '{"a":1}'],
  ["base64('Åda')", 'w4VkYQ=='],
  ["base64ToString('w4VkYQ==')", 'Åda'],
  ["encodeUriComponent('a b/ö')", 'a%20b%2F%C3%B6'],
  ["decodeUriComponent('a%20b%2F%C3%B6')", 'a b/ö'],

  ['add(1.5, 2)', 3.5],
  ['sub(1, 2)', -1],
  ['mul(3, -2)', -6],
  ['div(7, 2)', 3],
  ['div(-7, 2)', -3],
  ['div(7.5, 2)', 3.75],
  ['mod(7, 3)', 1],
  ['min(3, 1, 2)', 1],
  ['max(createArray(3, 1, 2))', 3],
  ['rand(0, 10)', 5],
] as const)
  test(`${expression} is ${JSON.stringify(value)}`, () => assert.deepEqual(valueFrom(`@${expression}`), value))

for (const [expression, reason] of [
  ['toLower(null)', /'toLower' expects its first parameter to be a string. The provided value is of type 'Null'/],
  ["substring('abc', 2, 5)", /out of range/],
  ["split(createArray('a'), 'b')", /'split' expects its first parameter to be a string.*'Array'/],
  ["greater('2', 10)", /matching types.*'String' and 'Integer'/],
  ['greater(null, 1)', /'Null' and 'Integer'/],
  ["not('true')", /to be a boolean.*'String'/],
  ['and(true, 1)', /second parameter to be a boolean/],
  ['length(null)', /'length' expects its parameter to be an array or a string. The provided value is of type 'Null'/],
  ['empty(7)', /of type 'Integer'/],
  ['contains(null, 1)', /'collection'.*'Null'/],
  ["take('abc', -1)", /non-negative/],
  [`addProperty(json('{"a":1}'), 'a', 2)`, /already exists/],
  ["int('1.5')", /cannot be converted to an integer/],
  ["int('')", /cannot be converted to an integer/],
  ["bool('yes')", /cannot be converted to a boolean/],
  ["json('{')", /'json' parameter is not valid. The provided value '\{' cannot be parsed/],
  ["base64ToString('a')", /cannot be decoded/],
  ["decodeUriComponent('%')", /cannot be decoded/],
  ['div(1, 0)', /^Attempt to divide an integral or decimal value by zero in function 'div'\.$/],
  ["add('1', 2)", /first parameter to be a number.*'String'/],
  [
    "addDays('20 November', 1)",
    /In function 'addDays', the value provided for date time string '20 November' was not valid/,
  ],
  ["addToTime('2026-11-20', 1, 'Fortnight')", /time unit 'Fortnight'/],
  ["addDays('2026-11-20', 99999999)", /before the year 10000/],
  ["formatDateTime('2026-11-20', 'q')", /'q' is not a valid format/],
  [`json('${'['.repeat(200)}${']'.repeat(200)}')`, /nested deeper than 128/],
] as const)
  test(`${expression} has no value`, () => assert.match(faultOf(`@${expression}`), reason))

for (const [expression, value] of [
  ['utcNow()', '2026-11-20T09:02:24.0000000Z'],
  ["utcNow('yyyy-MM-dd')", '2026-11-20'],
  ["addDays('2026-11-20T09:02:24Z', 30)", '2026-12-20T09:02:24.0000000Z'],
  ["addDays('2026-11-20T10:02:24+01:00', 0.5)", '2026-11-20T21:02:24.0000000Z'],
  ["addHours('2026-11-20', -1)", '2026-11-19T23:00:00.0000000Z'],
  ["addMinutes('2026-11-20', 90, 't')", '1:30 AM'],
  ["addSeconds('2026-11-20T09:02:24.1234567Z', 1)", '2026-11-20T09:02:25.1230000Z'],
  ["addToTime('2027-01-31', 1, 'Month', 'd')", '2/28/2027'],
  ["subtractFromTime('2028-02-29', 1, 'Year', 's')", '2027-02-28T00:00:00'],
  ["getFutureTime(2, 'Week', 'yyyyMMdd')", '20261204'],
  ["getPastTime(1, 'Day', 'yyyyMMdd')", '20261119'],
  ["sub(ticks('2026-11-20T00:00:01Z'), ticks('2026-11-20T00:00:00Z'))", 10_000_000],
] as const)
  test(`${expression} is ${value}`, () => assert.equal(valueFrom(`@${expression}`), value))

test('a guid is one of version 4 and made of chance', () => {
  const guidFrom = (start: number) => {
    let state = start
    const chance = () => {
      state = (state * 16_807) % 2_147_483_647
      return state / 2_147_483_647
    }
    return valueFrom('@guid()', { chance })
  }
  assert.match(String(guidFrom(1)), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  assert.notEqual(guidFrom(1), guidFrom(2))
  assert.equal(guidFrom(1), guidFrom(1))
})
