import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiled, feel, gives, passes, problemOf } from '../../../testing/feel.ts'

test('F1 what is wrong is said with its place', () => {
  const problem = problemOf('if a then\n  1 + else 2')
  assert.deepEqual(
    { code: problem.code, from: problem.from, to: problem.to, line: problem.line, column: problem.column },
    { code: 'unexpected', from: 16, to: 20, line: 2, column: 7 },
  )
  assert.match(problem.message, /a value is expected, but there is else/)
})

test('F1 each way to be wrong has its code', () => {
  const codes = {
    '': 'empty',
    '  \n': 'empty',
    '"abc': 'unclosed-text',
    '`abc': 'unclosed-text',
    '1 /* one': 'unclosed-comment',
    "'abc'": 'single-quotes',
    'a # b': 'unknown-character',
    '1 2': 'unexpected',
    '(1': 'unexpected',
    '[1, 2': 'unexpected',
    '{a: 1,}': 'unexpected',
    '{a 1}': 'unexpected',
    'a.': 'unexpected',
    'a = b = c': 'unexpected',
    'if a then b': 'unexpected',
    'for x return x': 'unexpected',
    'x instance of': 'unexpected',
    '1e99999': 'number-out-of-range',
    'a b + 1': 'name-with-spaces',
    'f(1, b: 2)': 'mixed-arguments',
  }
  for (const [text, code] of Object.entries(codes)) assert.equal(problemOf(text).code, code, text)
})

test('F2 length and levels are bounded before anything is built', () => {
  assert.equal(problemOf(`"${'a'.repeat(16_383)}"`).code, 'text-too-long')
  assert.equal(feel(`string length("${'a'.repeat(16_000)}")`), 16_000)
  const nested = (levels: number) => '('.repeat(levels) + 1 + ')'.repeat(levels)
  assert.equal(feel(nested(99)), 1)
  assert.equal(problemOf(nested(101)).code, 'nested-too-deeply')
  assert.equal(problemOf('['.repeat(8000)).code, 'nested-too-deeply')
  assert.equal(problemOf(`x instance of ${'list<'.repeat(3000)}`).code, 'nested-too-deeply')
  assert.equal(problemOf('function() '.repeat(1400)).code, 'nested-too-deeply')
})

test('F3 chains are as long as the text allows', () => {
  const times = (piece: string, count: number) => piece.repeat(count)
  assert.equal(feel(`1${times('+1', 8000)}`), 8001)
  assert.equal(feel(`1${times('*1', 8000)}`), 1)
  assert.equal(feel(`${times('-', 16_000)}1`), 1)
  assert.equal(feel(`true${times(' and true', 1800)}`), true)
  assert.equal(feel(`false${times(' or false', 1600)} or true`), true)
  assert.equal(feel(`{a: 1}${times('.a', 8000)}`), null)
  assert.equal(feel(`[1]${times('[1]', 5000)}`), 1)
  assert.equal(feel(`${times('if false then 0 else ', 700)}7`), 7)
  assert.equal(feel(`[${times('1,', 8000)}1][-1]`), 1)
})

test('F4 names: letters, digits, underscore, dollar, the letters of all languages', () => {
  gives(
    { größe: 1, _a: 2, $b2: 3, 横綱: 4, '🐎': 5, inside: 6, nullOrNot: 7, orX: 8, forDev: 9 },
    { größe: 1, _a: 2, $b2: 3, 横綱: 4, '🐎': 5, inside: 6, nullOrNot: 7, orX: 8, forDev: 9 },
  )
})

test('F4 a name with spaces or operators stands between backticks', () => {
  const variables = { 'first name': 'Ada', 'tracking-id': 7, order: { 'total price': 3, '@odata.etag': 'W/1' } }
  gives(
    { '`first name`': 'Ada', '`tracking-id` + 1': 8, 'order.`total price`': 3, 'order.`@odata.etag`': 'W/1' },
    variables,
  )
  assert.match(problemOf('first name').message, /`first name`/)
  assert.equal(feel('a-b', { a: 3, b: 1, 'a-b': 9 }), 2)
})

test('F4 functions, parameters and three properties have spaces in their names', () => {
  gives({
    'string length("abc")': 3,
    'substring(string: "foobar", start position: 3)': 'obar',
    'get or else(null, 1) + 1': 2,
    'day of week(date("2026-11-20"))': 'Friday',
    '[1..2].start included': true,
    'time("10:00:00Z").time  offset = duration("PT0S")': true,
    '{f: function(the first, second) `the first` - second, r: f(second: 1, the first: 3)}.r': 2,
  })
})

test('F4 the words of the language are nobody’s name', () => {
  for (const word of 'some every if then else function for between instance not in satisfies and or return'.split(' '))
    assert.equal(problemOf(`${word} = true`).code, 'unexpected', word)
  assert.equal(feel('a.for.in', { a: { for: { in: 1 } } }), 1)
})

test('F5 escapes in texts; what regular expressions need stays', () => {
  gives({
    '"a\\nb\\tc\\"d\\\\e\\\'f"': 'a\nb\tc"d\\e\'f',
    '"\\u0041\\U01F40E\\uD83D\\uDC0E"': 'A🐎🐎',
    '"\\d+\\s*\\bx"': '\\d+\\s*\\bx',
    '"two\nlines"': 'two\nlines',
    '"\\\\n"': '\\n',
    '"\\u12"': '\\u12',
  })
})

test('F6 numbers', () => {
  gives({
    '12': 12,
    '.5': 0.5,
    '-.872': -0.872,
    '007': 7,
    '02.40': 2.4,
    '1.23e4': 12300,
    '1.23e-4': 0.000123,
    '1E2': 100,
  })
})

test('F7 what binds closer', () => {
  gives({
    '1 + 2 * 3 ** 2': 19,
    '2 ** 2 ** 3': 64,
    '-3 ** 2': 9,
    '10 - 4 - 3': 3,
    '8 / 4 / 2': 1,
    '-10--5': -5,
    '1 + 1 = 2 and 2 > 1 or false': true,
    'true or false and false': true,
    '1 between 0 and 2 and 3 between 2 and 4': true,
    '2 * 3 in > 3': true,
    '2 * 3 instance of number': true,
    'if true then 1 else 2 + 3': 1,
    '6 in (1 + 2) * 2': true,
    '-{a: 2}.a': -2,
  })
})

test('F8 comments', () => {
  gives({ '1 + /* 1 + */ 1 // and so on': 2, '// first\n1': 1, '/* a /* b */ 2': 2, '"/* text */"': '/* text */' })
})

test('F9 keys of contexts', () => {
  assert.deepEqual(
    feel('{foo bar: 1, foo+bar: 2, "{:}": 3, `x y`: 4, are_you_happy?: 5, _2021-01-11 : 6, "": 7, if: 8}'),
    {
      'foo bar': 1,
      'foo+bar': 2,
      '{:}': 3,
      'x y': 4,
      'are_you_happy?': 5,
      '_2021-01-11': 6,
      '': 7,
      if: 8,
    },
  )
  for (const text of ['{foo{bar: 1}', '{foo,bar: 1}', '{foo:bar: 1}', '{: 1}'])
    assert.equal(problemOf(text).code, 'unexpected')
})

test('F10 ranges, however their ends are written', () => {
  gives({
    '5 in [1..5]': true,
    '5 in [1..5)': false,
    '5 in [1..5[': false,
    '1 in ]1..5]': false,
    ']1..5[.end included': false,
    '(< 5).end': 5,
    '(>= 5).start included': true,
    '[1 + 1..2 * 3].end': 6,
    '{r: [1..10[, x: 1}.x': 1,
  })
})

test('F11 arguments have all names or none', () => {
  assert.equal(problemOf('contains("abc", match: "b")').code, 'mixed-arguments')
})

test('F12 functions of a Java program are refused', () => {
  const problem = problemOf('{f: function(x) external {java: {class: "java.lang.Math", method signature: "abs(int)"}}}')
  assert.deepEqual([problem.code, problem.column], ['external-function', 17])
})

test('F41 a cell: tests, not(…), or a dash', () => {
  assert.equal(passes('-', 5), true)
  assert.equal(passes('-5', -5), true)
  assert.equal(passes('1, 2, > 10', 2), true)
  assert.equal(passes('1, 2, > 10', 3), false)
  assert.equal(passes('not(1, 2)', 3), true)
  assert.equal(passes('not(1, 2)', 1), false)
  assert.equal(passes('not(x) and true', 1, { x: false }), true)
  assert.equal(passes('[1..5], ? > 100', 200), true)
  assert.equal(passes('contains(?, "good")', 'a good day'), true)
  assert.equal(passes('< 5', 'text'), null)
  assert.deepEqual(compiled('a + b').variables, ['a', 'b'])
})
