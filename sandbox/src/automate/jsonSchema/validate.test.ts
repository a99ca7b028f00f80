import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '../expressions/index.ts'
import { validate } from './validate.ts'

const messages = (value: Json, schema: Json): string[] =>
  validate(value, schema).map(({ message, path }) => (path === '' ? message : `${path}: ${message}`))

const text = { type: 'string' }

for (const [value, schema, wrong] of [
  ['a', text, []],
  [null, text, ['Invalid type. Expected String but got Null.']],
  [null, { type: ['string', 'null'] }, []],
  [7, { type: ['null', 'string'] }, ['Invalid type. Expected String, Null but got Integer.']],
  [7, { type: 'number' }, []],
  [7.5, { type: 'integer' }, ['Invalid type. Expected Integer but got Number.']],
  [{}, { type: 'object', required: ['a', 'b'] }, ['Required properties are missing from object: a, b.']],
  [
    { a: null, list: ['x', 7] },
    { type: 'object', properties: { a: text, list: { type: 'array', items: text } } },
    ['a: Invalid type. Expected String but got Null.', 'list[1]: Invalid type. Expected String but got Integer.'],
  ],
  [{ a: 1 }, { properties: {} }, []],
  [
    { a: 1 },
    { properties: {}, additionalProperties: false },
    ["a: Property 'a' has not been defined and the schema does not allow additional properties."],
  ],
  [{ a: 1 }, { additionalProperties: text }, ['a: Invalid type. Expected String but got Integer.']],
  ['c', { enum: ['a', 'b'] }, ['Value "c" is not defined in enum.']],
  ['ab', { minLength: 3 }, ["String 'ab' is less than minimum length of 3."]],
  ['ab', { maxLength: 1 }, ["String 'ab' exceeds maximum length of 1."]],
  ['ab', { pattern: '^a$' }, ["String 'ab' does not match regex pattern '^a$'."]],
  [1, { minimum: 2 }, ['Number 1 is less than minimum value of 2.']],
  [3, { maximum: 2 }, ['Number 3 exceeds maximum value of 2.']],
  [[], { minItems: 1 }, ['Array item count 0 is less than minimum count of 1.']],
  [[1, 2], { maxItems: 1 }, ['Array item count 2 exceeds maximum count of 1.']],
  [1, { anyOf: [text, { type: 'null' }] }, ["JSON does not match any schemas from 'anyOf'."]],
  ['a', { allOf: [text, { minLength: 2 }] }, ["JSON does not match all schemas from 'allOf'."]],
  ['a', { oneOf: [text, {}] }, ["JSON is valid against more than one schemas from 'oneOf'."]],
  ['a', { not: text }, ["JSON is valid against schema from 'not'."]],
  ['a', { const: 'b' }, ['Value "a" does not match const.']],
  [{ anything: [1] }, {}, []],
  ['a', { description: 'not a rule', 'x-ms-content-hint': 'TEXT' }, []],
] as const satisfies readonly (readonly [Json, Json, readonly string[]])[])
  test(`${JSON.stringify(value)} against ${JSON.stringify(schema)}`, () =>
    assert.deepEqual(messages(value, schema), wrong))

test('a rule that is not played is told by its name instead of being passed over', () => {
  assert.throws(() => validate('a', { $ref: '#/definitions/a' }), { name: 'NotPlayed', message: /'\$ref'/ })
})
