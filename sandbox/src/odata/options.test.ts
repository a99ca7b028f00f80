import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseExpand } from './expand.ts'
import { readOptions } from './options.ts'
import { compareKeys, parseOrderBy, sortKeysOf } from './orderBy.ts'
import { propertiesOf, type Schema } from './schema.ts'

const options = (query: string) => readOptions(new URLSearchParams(query))

test('options are read in any case; what is no option is left alone', () => {
  const reading = options("$Filter=a eq 'b'&$orderBy=a desc&$select=a, b&$top=5&$count=TRUE&$skipToken=x&api-version=1")
  assert.deepEqual(reading, {
    ok: true,
    value: {
      filter: "a eq 'b'",
      search: undefined,
      orderBy: 'a desc',
      select: ['a', 'b'],
      expand: undefined,
      top: 5,
      skip: undefined,
      count: true,
      skipToken: 'x',
      deltaToken: undefined,
    },
  })
})

for (const [query, fault] of [
  ['$top=-1', "Invalid value '-1' for $top query option found."],
  ['$top=x', "Invalid value 'x' for $top"],
  ['$skip=1.5', "Invalid value '1.5' for $skip"],
  ['$count=yes', "Invalid value 'yes' for $count"],
  ['$top=1&$TOP=2', "Query option '$TOP' was specified more than once"],
  ['$apply=x', "The query parameter '$apply' is not supported."],
] as const)
  test(`a wrong option is told: ${query}`, () => {
    const reading = options(query)
    assert.ok(!reading.ok && reading.fault.startsWith(fault))
  })

test('an expansion has options of its own, also nested ones', () => {
  assert.deepEqual(parseExpand('manager($levels=max;$select=id, displayName),members($top=5),owners'), {
    ok: true,
    value: [
      { relation: 'manager', select: ['id', 'displayName'], top: undefined, levels: Number.POSITIVE_INFINITY },
      { relation: 'members', select: undefined, top: 5, levels: undefined },
      { relation: 'owners', select: undefined, top: undefined, levels: undefined },
    ],
  })
})

for (const text of ['', 'manager(', 'manager($levels=many)', 'members($top=-1)', 'manager($filter=x)', 'a b'])
  test(`what is no expansion is told: ${text}`, () => {
    assert.equal(parseExpand(text).ok, false)
  })

const schema: Schema = {
  name: 'test.person',
  properties: propertiesOf({ name: { type: 'text' }, age: { type: 'number' } }),
}

test('items are ordered by one property after the other, names as people sort them, nothing first', () => {
  const items = [
    { name: 'Øyvind', age: 3 },
    { name: 'anna', age: 1 },
    { name: 'Anna', age: 2 },
    { name: null, age: 9 },
    { name: 'Émile', age: 4 },
    { name: 'Zoë', age: 5 },
  ]
  const sorted = (text: string) => {
    const order = parseOrderBy(text, schema)
    assert.ok(order.ok)
    const keys = (item: (typeof items)[number]) => sortKeysOf(item, order.value)
    return items.toSorted((one, other) => compareKeys(keys(one), keys(other), order.value)).map(({ age }) => age)
  }
  assert.deepEqual(sorted('name,age desc'), [9, 2, 1, 4, 3, 5])
  assert.deepEqual(sorted('NAME desc, age'), [5, 3, 4, 1, 2, 9])
  assert.deepEqual(sorted('age asc'), [1, 2, 3, 4, 5, 9])
})

test('what cannot be ordered by is told', () => {
  for (const text of ['colour', 'name up', 'name asc desc', '']) assert.equal(parseOrderBy(text, schema).ok, false)
})
