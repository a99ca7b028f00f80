import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feel, gives, givesNull } from '../../../testing/feel.ts'
import { library } from './library.ts'

test('F26 a text is made of characters', () => {
  gives({
    'string length("🐎😀")': 2,
    'substring("🐎foo", 2)': 'foo',
    'substring("foobar", 3)': 'obar',
    'substring("foobar", -3, 2)': 'ba',
    'substring("foobar", 3, 10)': 'obar',
    'substring("abc", 4, 4)': '',
    'substring("foobar", 3, 3.8)': 'oba',
    'upper case("aß")': 'ASS',
    'lower case("ABC")': 'abc',
    'substring before("foobar", "bar")': 'foo',
    'substring before("foobar", "x")': '',
    'substring after("foobar", "ob")': 'ar',
    'substring after("foo", "")': 'foo',
    'starts with("foobar", "fo")': true,
    'ends with("foobar", "r")': true,
    'trim("  a b ")': 'a b',
    'is blank("\\t\\n\\f ")': true,
    'is blank(" a ")': false,
    'to base64("FEEL")': 'RkVFTA==',
    'to base64("🐎é")': '8J+QjsOp',
    'from base64("8J+QjsOp")': '🐎é',
    'from base64(to base64(""))': '',
    'string join(["a", null, "c"], "X")': 'aXc',
    'string join(["a", "b"], ", ", "[", "]")': '[a, b]',
    'string join([])': '',
  })
  givesNull([
    'substring("abc", 0)',
    'substring("abc", 9)',
    'substring("abc", 1, -1)',
    'from base64("!!!")',
    'from base64("gICA")',
    'string join(["a", 1])',
  ])
})

test('F27 regular expressions', () => {
  gives({
    'matches("foobar", "^fo*bar")': true,
    'matches("FooBar", "foo", "i")': true,
    'matches("a\\nb", "^b$", "m")': true,
    'matches("a\\rb", "a.b")': false,
    'matches("a\\rb", "a.b", "s")': true,
    'matches("hello world", "he ll o[ ]w # end", "x")': true,
    'matches("hello", "\\p{Alpha}+")': true,
    'matches("hello", "^\\p{IsLatin}+$")': true,
    'matches("x!", "[\\p{Punct}]")': true,
    'replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")': '[1=ab][2=]cd',
    'replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3")': '(012) 345-6789',
    'replace("abc", "[a-z]", "#")': '###',
    'replace("abc", "x*", "-")': '-a-b-c-',
    'replace("a", "(a)", "$12\\$")': 'a2$',
    'replace("abracadabra", "a.*?a", "*")': '*c*bra',
    'split("John Doe", "\\s")': ['John', 'Doe'],
    'split("a;b;c;;", ";")': ['a', 'b', 'c', '', ''],
    'split("abc", "")': ['a', 'b', 'c', ''],
    'extract("this is foobar and folbar", "fo[a-z]*")': ['foobar', 'folbar'],
    'extract("nothing", "x")': [],
  })
  givesNull([
    'matches("a", "[a-z")',
    'matches("a", "(a)\\1")',
    'matches("a", "(?=a)")',
    'matches("a", "a", "q")',
    'replace("a", "a", "$1")',
    'split("a", null)',
  ])
})

test('F28 string()', () => {
  gives({
    'string("a")': 'a',
    'string(true)': 'true',
    'string(null)': null,
    'string([1, 2, "foo", null])': '[1, 2, "foo", null]',
    'string({a: 1, b: "x", c: [true]})': '{a:1, b:"x", c:[true]}',
    'string({"{": "a\\"b"})': '{"{":"a\\"b"}',
    'string({foo bar: 1})': '{foo bar:1}',
    'string(function(a, b) a)': 'function(a, b)',
    'string([@"2026-11-20"])': '[2026-11-20]',
  })
})

test('F49 lists', () => {
  gives({
    'list contains([1, null], null)': true,
    'count([1, 2])': 2,
    'is empty([])': true,
    'min(3, 1, 2)': 1,
    'max(["a", "c", "b"])': 'c',
    'string(max([@"2026-01-01", @"2027-01-01"]))': '2027-01-01',
    'sum([])': null,
    'product(2, 3, 4)': 24,
    'median([8, 2, 5, 7])': 6,
    'mode([6, 1, 9, 6, 1])': [1, 6],
    'mode([])': [],
    'stddev([2, 4, 7, 5])': 2.0816659994661326,
    'all([true, null, false])': false,
    'all([])': true,
    'and(true, null)': null,
    'any([false, null, true])': true,
    'or(false, false)': false,
    'sublist([1, 2, 3], 2)': [2, 3],
    'sublist([1, 2, 3], -2, 1)': [2],
    'append([1], 2, 3)': [1, 2, 3],
    'append([], [1])[1][1]': 1,
    'concatenate([1, 2], [3])': [1, 2, 3],
    'insert before([1, 3], 2, 2)': [1, 2, 3],
    'remove([1, 2, 3], -1)': [1, 2],
    'list replace([1, 2, 3], 2, 9)': [1, 9, 3],
    'list replace([1, 2, 3], function(item, new) item > 1, 9)': [1, 9, 9],
    'reverse([1, 2])': [2, 1],
    'index of([1, 2, 3, 2], 2)': [2, 4],
    'union([1, 2], [2, 3])': [1, 2, 3],
    'distinct values([1, {a: 1}, null, {a: 1}, 1, null, [2], [2], "1"])': [1, { a: 1 }, null, [2], '1'],
    'duplicate values([1, 2, 3, 2, 1, {a: 1}, {a: 1}])': [1, 2, { a: 1 }],
    'flatten([[1, 2], [[3]], 4])': [1, 2, 3, 4],
    'partition([1, 2, 3, 4, 5], 2)': [[1, 2], [3, 4], [5]],
    'partition([], 2)': [],
    'sort(["b", "a"])': ['a', 'b'],
  })
  givesNull([
    'min([])',
    'min([true, false])',
    'max([1, "a"])',
    'sum([1, null])',
    'stddev([47])',
    'all(0)',
    'and()',
    'partition([1], 0)',
    'remove([1], 5)',
  ])
})

test('F49 contexts', () => {
  gives({
    'get value({a: 1}, "a")': 1,
    'get value({x: {y: {z: 0}}}, ["x", "y"])': { z: 0 },
    'get value({a: 1}, [])': null,
    'get entries({})': [],
    'context put({x: 1}, "y", 2)': { x: 1, y: 2 },
    'context put({x: 1, y: {z: 0}}, ["y", "z"], 2)': { x: 1, y: { z: 2 } },
    'context put({x: 1}, ["y", "z"], 2)': { x: 1, y: { z: 2 } },
    'put({x: 1}, "x", 2)': { x: 2 },
    'context merge([{x: 1, y: 0}, {y: 2}])': { x: 1, y: 2 },
    'context merge({x: 1}, {y: 2})': { x: 1, y: 2 },
    'put all({x: 1}, {x: 2}, {})': { x: 2 },
    'context([{key: "a", value: 1}, {key: "a", value: null}])': { a: null },
    'context(get entries({a: 1, b: 2})[key = "a"])': { a: 1 },
  })
  givesNull([
    'context put({}, null, 1)',
    'context put({x: 1}, ["x", "y"], 2)',
    'context put({}, [], 2)',
    'context merge([{}, 1])',
    'context([{key: "a"}])',
    'context(["a"])',
  ])
  const original = { a: { b: 1 } }
  assert.deepEqual(feel('context put(c, ["a", "b"], 2)', { c: original }), { a: { b: 2 } })
  assert.deepEqual(original, { a: { b: 1 } })
})

test('F49 JSON', () => {
  gives({
    'to json({a: 1, b: [true, null, "x\\"y"]})': '{"a":1,"b":[true,null,"x\\"y"]}',
    'from json("{\\"a\\": 1, \\"b\\": [2]}")': { a: 1, b: [2] },
    'from json("[1e999]")': [null],
    'from json(null)': null,
    'to json(1 / 3)': `0.${'3'.repeat(34)}`,
    'to json(null)': 'null',
  })
  givesNull(['from json("invalid")', 'from json("")', 'to json(function(x) x)', 'to json([[1..2]])'])
})

test('F49 booleans', () => {
  gives({
    'not(true)': false,
    'not(null)': null,
    'get or else(null, 1)': 1,
    'get or else(false, 1)': false,
    'get or else(value: x, default: 2)': 2,
  })
})

const camunda = `
  string number context date time|date and time|duration|years and months duration|from json|to json|not|is defined|
  get or else|assert|substring|string length|upper case|lower case|substring before|substring after|contains|starts with|
  ends with|matches|replace|split|extract|trim|uuid|to base64|from base64|is blank|string join|list contains|count|min|max|
  sum|product|mean|median|stddev|mode|and|all|or|any|sublist|append|concatenate|insert before|remove|reverse|index of|
  union|distinct values|duplicate values|flatten|sort|is empty|partition|decimal|floor|ceiling|round up|round down|
  round half up|round half down|abs|modulo|sqrt|log|exp|odd|even|random number|get value|get entries|context put|put|
  context merge|put all|now|today|day of week|day of year|week of year|month of year|last day of month|before|after|meets|
  met by|overlaps|overlaps before|overlaps after|finishes|finished by|includes|during|starts|started by|coincides`

test('F49 all 103 functions of Camunda’s dialect have a name here', () => {
  const names = camunda
    .replace('string number context date time|', 'string|number|context|date|time|')
    .split('|')
    .map((name) => name.trim())
  assert.equal(names.length, 103)
  assert.deepEqual(
    names.filter((name) => !library.functions.has(name)),
    ['is defined'],
  )
})
