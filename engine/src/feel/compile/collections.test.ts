import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feel, gives, givesNull, warningsOf } from '../../../testing/feel.ts'

test('F34 items are counted from 1, or from the end', () => {
  gives(
    {
      '[1, 2, 3][1]': 1,
      '[1, 2, 3][-1]': 3,
      '[1, 2, 3][0]': null,
      '[1, 2, 3][4]': null,
      '[1, 2, 3][-4]': null,
      '[1, 2, 3][1.5]': null,
      '[][1]': null,
      '[[1]][1][1]': 1,
      'list[i]': 20,
      'list[count(list)]': 30,
      '[1, 2, 3][(1 + 1)]': 2,
    },
    { list: [10, 20, 30], i: 2 },
  )
})

test('F35 filters', () => {
  gives({
    '[1, 2, 3, 4][item > 2]': [3, 4],
    '[1, 2, null, 4][item > 2]': [4],
    '[1, null][item = null]': [null],
    '[1, 2, 3][even(item)]': [2],
    '[{x: 1, y: 2}, {x: 3}][y > 1]': [{ x: 1, y: 2 }],
    '[{x: 1}, {y: 1}][x = null]': [{ y: 1 }],
    '[1, 2, 3][true]': [1, 2, 3],
    '[][item > 1]': [],
    '[1, 2, 3]["no filter"]': [],
    '[1, 2, 3, 4][item > 2][1]': 3,
    '[4, 3, 2][if item = 4 then 2 else false]': 3,
    'count([[1], [2, 3]][count(item) = 2])': 1,
  })
  assert.deepEqual(warningsOf('[1, 2]["no filter"]'), ['invalid-type', 'invalid-type'])
  assert.deepEqual(warningsOf('[][x > 1]'), [])
})

test('F36 paths on lists', () => {
  gives({
    '[{a: 1, b: 2}, {a: 3}].a': [1, 3],
    '[{a: 1}, {b: 2}].b': [null, 2],
    '[{a: {b: 1}}, {a: {b: [2, 3]}}].a.b': [1, [2, 3]],
    '[{a: 1}, {a: 2}].a[2]': 2,
    '[].a': [],
    '[@"2026-11-20"].year': [2026],
  })
})

test('F37 for', () => {
  gives({
    'for x in [1, 2] return x * 2': [2, 4],
    'for x in [1, 2], y in [3, 4] return x * y': [3, 4, 6, 8],
    'for x in [[1, 2], [3]], y in x return y': [1, 2, 3],
    'for i in 2..4 return i': [2, 3, 4],
    'for i in 1..-1 return i': [1, 0, -1],
    'for i in 0.5..2 return i': [0.5, 1.5],
    'for i in [1..3] return i': [1, 2, 3],
    'for i in (1..3) return i': [2],
    'for i in [] return i': [],
    'for d in @"2026-11-30"..@"2026-12-01" return string(d)': ['2026-11-30', '2026-12-01'],
    'for d in @"2026-12-01"..@"2026-11-30" return d.day': [1, 30],
    'for i in 1..6 return if i <= 2 then 1 else partial[-1] + partial[-2]': [1, 1, 2, 3, 5, 8],
    'for x in ["a", "b"] return {value: x, index: count(partial) + 1}': [
      { value: 'a', index: 1 },
      { value: 'b', index: 2 },
    ],
    'for x in 1..3 return partial': [[], [[]], [[], [[]]]],
    'for x in 1..3 return [partial, count(partial)][2]': [0, 1, 2],
  })
  givesNull(['for x in 5 return x', 'for x in null return x', 'for x in "a".."c" return x', 'for x in [2..1] return x'])
  givesNull([
    'for x in @"00:00:00"..@"01:00:00" return x',
    'for x in [1], y in 5 return x',
    'for x in [1.5..3] return x',
    'for x in (< 5) return x',
  ])
})

test('F38 some, every', () => {
  gives({
    'some x in [1, 2, 3] satisfies x > 2': true,
    'some x in [1, 2, 3] satisfies x > 5': false,
    'every x in [1, 2, 3] satisfies x > 0': true,
    'every x in [1, 2], y in [2, 3] satisfies x < y': false,
    'some x in 1..5 satisfies x > 3': true,
    'some x in [] satisfies x > 3': false,
    'every x in [] satisfies x > 3': true,
    'some x in [1, null] satisfies x > 3': null,
    'some x in [null, 4] satisfies x > 3': true,
    'every x in [null, 4] satisfies x > 3': null,
    'every x in [null, 2] satisfies x > 3': false,
    'some x in null satisfies x': null,
  })
})

test('F39 contexts', () => {
  gives({
    '{a: 1, b: a + 1, c: {d: a + b}}': { a: 1, b: 2, c: { d: 3 } },
    '{a: 1, a: 2}': { a: 2 },
    '{a: 1, a: a + 1}.a': 2,
    '{}': {},
    '{a: {b: 1}, c: a.b}.c': 1,
  })
})

test('F40 in', () => {
  gives(
    {
      '5 in (3, 5, 7)': true,
      '5 in [3, 5]': true,
      '5 in (< 3, >= 5)': true,
      '5 in 5': true,
      '5 in (3..7)': true,
      '1 in [[2..4], [1..3]]': true,
      '[1, 2] in [[1, 2], [3]]': true,
      '[1, 2] in [1, 2]': true,
      'true in true': true,
      'false in false': true,
      'false in [true, false]': true,
      'true in (false, false)': false,
      '10 in !=11': true,
      '5 in (? > 3)': true,
      '"abc" in (contains(?, "x"), ends with(?, "c"))': true,
      '5 in (< limit)': true,
      '5 in [1..limit]': true,
      '(for x in [1, 9] return x in (< 5))[2]': false,
      '{a: 1} in {a: 1}': true,
    },
    { limit: 6 },
  )
  givesNull(['null in (2..4)', 'null in < 2', '5 in (null..10]', '"a" in < 2', '5 in "a"'])
})

test('F42 ranges', () => {
  gives({
    '[1..10].start': 1,
    '(1..10].start included': false,
    '(<10).start': null,
    '(=10).end': 10,
    '[@"2026-01-01"..@"2026-12-31"].end.month': 12,
    'string([1..3))': '[1..3)',
    'string((>= 5))': '(>= 5)',
    'before([1..5), [5..10])': true,
    'after(12, [2..5])': true,
    'meets([1..5], [5..10])': true,
    'met by([5..10], [1..5))': false,
    'overlaps([1..5], (5..8])': false,
    'overlaps before([1..5], [3..8])': true,
    'overlaps after([5..8], [1..5])': true,
    'finishes(10, [1..10])': true,
    'finished by([1..10], [5..10])': true,
    'includes([1..10], 5)': true,
    'during((1..5], (1..10])': true,
    'starts([1..5], [1..10])': true,
    'started by([1..10], 1)': true,
    'coincides([1..5], [1..5])': true,
    'before(point: 1, range: [2..5])': true,
    'after(range: [6..9], point: 5)': true,
  })
  givesNull([
    '[1.."a"]',
    '["a"..null]',
    '[true..false]',
    'before(1, "a")',
    'meets(1, 2)',
    'coincides(1, [1..1])',
    '(< null)',
  ])
  assert.equal(feel('1 in [1.."a"]'), null)
})
