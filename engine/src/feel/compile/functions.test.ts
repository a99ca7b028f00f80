import assert from 'node:assert/strict'
import { test } from 'node:test'
import { environment, feel, gives, givesNull, refusalOf, run, warningsOf } from '../../../testing/feel.ts'

test('F44 by place or by name', () => {
  gives({
    'contains("foobar", "of")': false,
    'contains(match: "ob", string: "foobar")': true,
    'number(from: "1.500", grouping separator: ".", decimal separator: null)': 1500,
    'append(list: [1], items: [2, 3])': [1, 2, 3],
    'min(list: [2, 1])': 1,
    'union(lists: [[1, 2], [2, 3]])': [1, 2, 3],
    'string join(delimiter: "X", list: ["a", "b"])': 'aXb',
    'get entries(context: {a: 1})': [{ key: 'a', value: 1 }],
    'get value(m: {a: 1}, key: "a")': 1,
    'abs(number: -1)': 1,
    'abs(n: -1)': 1,
  })
  givesNull([
    'contains("a")',
    'contains("a", "b", "c")',
    'contains(string: "a", pattern: "b")',
    'contains(string: "a")',
    'contains("a", 1)',
  ])
  givesNull(['string join(["a"], "X", "prefix")', 'now(1)', 'null()', '"abs"(-1)', 'true()', 'unknown(1)'])
  assert.deepEqual(warningsOf('contains("a", 1)'), ['invalid-arguments'])
})

test('F45 functions of one’s own', () => {
  gives({
    '(function(a, b) a + b)(1, 2)': 3,
    '{f: function(a) function(b) a * b, g: f(10)(2)}.g': 20,
    '{k: 3, f: function(a) a + k, r: f(1)}.r': 4,
    '{f: function(a: number) a, r: f(5)}.r': 5,
    '{f: function(a: number) a, r: f("x")}.r': null,
    '{f: function(a: number) a, r: f([5])}.r': 5,
    '{f: function(a: list<number>) count(a), r: f([5, 6])}.r': 2,
    '{f: function(a, b) a - b, r: f(b: 1, a: 3)}.r': 2,
    '{f: function(a, b) b, r: f(a: 1)}.r': null,
    '{o: {f: function(a) a * 2}, r: o.f(4)}.r': 8,
    '{count: function(x) 42, r: count([1])}.r': 42,
    '{count: 3, r: count([1])}.r': 1,
    '[{f: function(x) x + 1}][f(1) = 2][1].f(5)': 6,
    'sort([3, 1, 2], function(x, y) x < y)': [1, 2, 3],
    'sort([{a: 2}, {a: 1}], function(x, y) x.a < y.a).a': [1, 2],
    '{f: function(g, n) if n = 0 then 1 else n * g(g, n - 1), r: f(f, 5)}.r': 120,
  })
  givesNull([
    '(function(a) a)()',
    '(function(a) a)(1, 2)',
    '(function(a) a)(b: 1)',
    'sort([2, 1], function(x, y) 1)',
    'sort([2, "a"])',
  ])
})

test('F46 is defined asks without a warning', () => {
  gives({
    'is defined(1)': true,
    'is defined([])': true,
    'is defined(null)': false,
    'is defined(x)': false,
    'is defined(x.y.z)': false,
    'is defined({a: 1}.a)': true,
    'is defined(value: "a")': true,
    'if is defined(x) then 1 else 2': 2,
  })
  assert.deepEqual(warningsOf('is defined(x.y)'), [])
  givesNull(['is defined()', 'is defined(1, 2)', 'is defined(other: 1)'])
})

test('F47 assert refuses, and says why', () => {
  gives({ 'assert(x, x > 3)': 4, 'assert(value: x, condition: x = 4)': 4, 'assert(x, x > 3, "no")': 4 }, { x: 4 })
  const result = run('[1, assert(x, x > 5, "x is too small")]', { x: 4 })
  assert.ok(!result.ok)
  assert.deepEqual(result.refusal, { code: 'assertion-failed', message: 'x is too small' })
  assert.equal(refusalOf('list contains(assert(y, y != null), 2)'), 'assertion-failed')
  assert.equal(refusalOf('assert(1, null)'), 'assertion-failed')
})

test('F48 chance comes from the seed', () => {
  const text = '[random number(), random number(), uuid(), uuid()]'
  const [a, b, c, d] = feel(text) as [number, number, string, string]
  assert.deepEqual(feel(text), [a, b, c, d])
  assert.notEqual(a, b)
  assert.notEqual(c, d)
  assert.ok([a, b].every((number) => number >= 0 && number < 1))
  for (const id of [c, d]) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const others = Array.from({ length: 1000 }, (_, i) => feel('uuid()', {}, { ...environment, seed: `alder-${i}` }))
  assert.equal(new Set(others).size, 1000)
})

test('F48 chance is spread evenly', () => {
  const numbers = feel('for i in 1..5000 return random number()') as number[]
  const inTenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((n) => Math.floor(n * 10) === tenth).length)
  assert.ok(
    inTenths.every((count) => count > 400 && count < 600),
    inTenths.join(),
  )
})

test('F50 what the engine and connectors add', () => {
  gives(
    {
      'cycle(@"PT1H")': 'R/PT1H',
      'cycle(3, @"P2M")': 'R3/P2M',
      'cycle(null, @"PT1H")': 'R/PT1H',
      'fromAi(5)': 5,
      'fromAi(value: "a", type: "string")': 'a',
      'fromAi("a", null, "string", {enum: ["a"]}, null)': 'a',
      'bpmnError("404")': { errorType: 'bpmnError', errorCode: '404', errorMessage: '', variables: {} },
      'bpmnError("404", "gone", {a: 1})': {
        errorType: 'bpmnError',
        errorCode: '404',
        errorMessage: 'gone',
        variables: { a: 1 },
      },
      'ignoreError({a: 1})': { errorType: 'ignoreError', variables: { a: 1 } },
      'jobError("x", {}, job.retries - 1, @"PT1S") = {errorType: "jobError", errorMessage: "x", variables: {}, retries: 2, retryBackoff: @"PT1S"}': true,
      'jobError("x").retries': 0,
      'string(jobError("x").retryBackoff)': 'P0D',
      'string(backoff(0, @"PT1S", 2, @"PT10S", 0))': 'PT1S',
      'string(backoff(2, @"PT1S", 2, @"PT10S", 0))': 'PT4S',
      'string(backoff(9, @"PT1S", 2, @"PT10S", 0))': 'PT10S',
      'backoff(3) between @"PT0.18S" and @"PT0.23S"': true,
    },
    { job: { retries: 3 } },
  )
  givesNull(['bpmnError(404)', 'jobError(null)', 'cycle(-1, @"PT1H")', 'cycle(interval)', 'bpmnError("a", {})'])
})
