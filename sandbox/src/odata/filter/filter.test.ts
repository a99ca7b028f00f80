import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Item, propertiesOf, type Schema } from '../schema.ts'
import { compileFilter, parseFilter } from './index.ts'

const text = { type: 'text' } as const
const schema: Schema = {
  name: 'test.person',
  properties: propertiesOf({
    id: text,
    name: text,
    city: text,
    isActive: { type: 'flag' },
    age: { type: 'number' },
    hired: { type: 'moment' },
    organization: { type: 'guid' },
    mails: { type: 'collection', of: text },
    skills: {
      type: 'collection',
      of: { type: 'object', properties: propertiesOf({ name: text, level: { type: 'number' } }) },
    },
    address: { type: 'object', properties: propertiesOf({ street: text }) },
  }),
}

/** Made so that every operator tells somebody from somebody else. */
const people: readonly Item[] = [
  {
    id: '0be98c82-7564-494d-837c-3375bac3a587',
    name: "Ada O'Neill",
    city: 'Malmö',
    isActive: true,
    age: 50,
    hired: '2010-01-01T00:00:00Z',
    organization: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    mails: ['ada@alder.example', 'ada@home.example'],
    skills: [
      { name: 'optics', level: 3 },
      { name: 'law', level: 1 },
    ],
    address: { street: 'Alkajen 4' },
  },
  {
    id: 'b',
    name: 'Bo',
    city: 'malmö',
    isActive: false,
    age: 30,
    hired: '2020-06-01T12:00:00+02:00',
    mails: ['bo@alder.example'],
    skills: [{ name: 'law', level: 3 }],
    address: null,
  },
  { id: 'c', name: 'Cy', city: null, isActive: null, age: 40, hired: null, mails: [], skills: [] },
]

const found = (filter: string): string => {
  const parsed = parseFilter(filter)
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.fault)
  const compiled = compileFilter(parsed.value, schema)
  assert.ok(compiled.ok, compiled.ok ? '' : compiled.fault)
  return people
    .filter(compiled.value.matches)
    .map(({ name }) => String(name).slice(0, 1))
    .join('')
}

const faultOf = (filter: string): string => {
  const parsed = parseFilter(filter)
  if (!parsed.ok) return parsed.fault
  const compiled = compileFilter(parsed.value, schema)
  return compiled.ok ? '' : compiled.fault
}

for (const [filter, names] of [
  ["city eq 'MALMÖ'", 'AB'],
  ["city ne 'Malmö'", 'C'],
  ['city eq null', 'C'],
  ['city ne null', 'AB'],
  ["name eq 'Ada O''Neill'", 'A'],
  ["'Bo' eq name", 'B'],
  ['30 lt age', 'AC'],
  ['age gt 30', 'AC'],
  ['age ge 40', 'AC'],
  ['age lt 40', 'B'],
  ['age le 40', 'BC'],
  ["name gt 'b'", 'BC'],
  ['age ge -1 and age le 30', 'B'],
  ['isActive eq true', 'A'],
  ['isActive', 'A'],
  ['not isActive', 'BC'],
  ['isActive eq false', 'B'],
  ['isActive ne true', 'BC'],
  ['hired ge 2010-01-01T00:00:00Z', 'AB'],
  ['hired gt 2010-01-01', 'B'],
  ['hired eq 2020-06-01T10:00:00Z', 'B'],
  ['hired lt 2030-01-01', 'AB'],
  ['hired eq null', 'C'],
  ['id eq 0BE98C82-7564-494d-837c-3375bac3a587', 'A'],
  ["id eq '0be98c82-7564-494D-837c-3375bac3a587'", 'A'],
  ['organization eq 72f988bf-86f1-41af-91ab-2d7cd011db47', 'A'],
  ["name in ('bo', 'cy')", 'BC'],
  ["city in (null, 'lund')", 'C'],
  ["startsWith(name,'a')", 'A'],
  ["startswith(name, 'B') eq true", 'B'],
  ["startswith(name, 'B') eq false", 'AC'],
  ["endsWith(name,'ILL')", 'A'],
  ["contains(city,'alm')", 'AB'],
  ["not(contains(city,'alm'))", 'C'],
  ["mails/any(m:m eq 'BO@alder.example')", 'B'],
  ["mails/any (m : endsWith(m, 'home.example'))", 'A'],
  ["mails/all(m:endsWith(m,'@alder.example'))", 'BC'],
  ['mails/any()', 'AB'],
  ['not mails/any()', 'C'],
  ["skills/any(s:s/name eq 'law' and s/level ge 3)", 'B'],
  ["skills/any(s:s/name eq 'law') and skills/any(s:s/level ge 3)", 'AB'],
  ["skills/any(s:s/name eq 'law' and city eq 'malmö' and age gt 40)", 'A'],
  ['mails/$count eq 0', 'C'],
  ['mails/$count ne 0', 'AB'],
  ['mails/$count gt 1', 'A'],
  ["address/street eq 'alkajen 4'", 'A'],
  ['address/street eq null', 'BC'],
  // and binds tighter than or, not tighter than and
  ["name eq 'Cy' or city eq 'malmö' and age eq 30", 'BC'],
  ["(name eq 'Cy' or city eq 'malmö') and age eq 30", 'B'],
  ["not city eq 'malmö' or age eq 30", 'BC'],
  ["not (city eq 'malmö' or age eq 30)", 'C'],
  ["NOT(name eq 'Bo') AND City EQ 'malmö'", 'A'],
] as const)
  test(`a filter finds what it says: ${filter}`, () => {
    assert.equal(found(filter), names)
  })

for (const [filter, expected] of [
  ["nickname eq 'x'", "Could not find a property named 'nickname' on type 'test.person'."],
  [
    "isActive eq 'true'",
    "A binary operator with incompatible types was detected. Found operand types 'Edm.Boolean' and 'Edm.String' for operator kind 'Equal'.",
  ],
  [
    "hired gt '2010-01-01'",
    "Found operand types 'Edm.DateTimeOffset' and 'Edm.String' for operator kind 'GreaterThan'",
  ],
  ['name eq 7', "'Edm.String' and 'Edm.Int32'"],
  ["startsWith(age,'3')", "No function signature for the function with name 'startswith'"],
  ["soundex(name,'3')", "An unknown function with name 'soundex' was found."],
  ["name/any(n:n eq 'x')", 'not a single value'],
  ["address/city eq 'x'", "Could not find a property named 'city'"],
  ['', "Syntax error at position 0 in ''."],
  ['name', 'incompatible types'],
  ['name eq', "Syntax error at position 7 in 'name eq'."],
  ["name eq 'x", 'Syntax error at position 8'],
  ["name eq 'x' and", 'Syntax error at position 15'],
  ["(name eq 'x'", 'Syntax error at position 12'],
  ["name eq 'x')", 'Syntax error at position 11'],
  ["name is 'x'", 'Syntax error at position 5'],
  ['name in ()', 'Syntax error at position 9'],
  ["mails/any(m eq 'x')", 'Syntax error at position 12'],
  ['age eq 1; drop', 'Syntax error at position 8'],
  ['hired gt 2010-13-45', 'Syntax error at position 9'],
  [`${'('.repeat(150)}age eq 1${')'.repeat(150)}`, 'Recursion depth exceeded'],
] as const)
  test(`F1 what does not fit is told: ${filter.slice(0, 40)}`, () => {
    assert.ok(faultOf(filter).includes(expected), faultOf(filter))
  })

test('what a filter asks of which property is told, for whoever does not allow everything', () => {
  const parsed = parseFilter("City eq null and not(startsWith(name,'a')) and mails/any(m:m eq 'x')")
  assert.ok(parsed.ok)
  const compiled = compileFilter(parsed.value, schema)
  assert.ok(compiled.ok)
  assert.deepEqual(compiled.value.uses, [
    { property: 'city', operator: 'eq', isNegated: false, isNull: true, isOfEach: false },
    { property: 'name', operator: 'startsWith', isNegated: true, isNull: false, isOfEach: false },
    { property: 'mails', operator: 'any', isNegated: false, isNull: false, isOfEach: false },
    { property: 'mails', operator: 'eq', isNegated: false, isNull: false, isOfEach: true },
  ])
})
