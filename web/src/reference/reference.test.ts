import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ApiOperation, findOperations, readDescription } from './description.ts'
import { curlOf, sampleOf } from './sample.ts'
import { rowsOf, type Schemas } from './schema.ts'

const schemas: Schemas = {
  Role: { type: 'string', enum: ['auditor', 'user'] },
  Tree: { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } },
}

const body = {
  type: 'object',
  required: ['name', 'days', 'roles'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    days: { type: 'integer', minimum: 1, maximum: 365 },
    roles: { type: 'array', items: { $ref: '#/components/schemas/Role' } },
    note: { type: 'string' },
  },
}

const create: ApiOperation = {
  id: 'createThing',
  method: 'post',
  path: '/api/v1/things/{id}',
  tag: 'Things',
  summary: 'Make a thing',
  description: undefined,
  access: 'things.manage',
  parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
  body,
  status: '201',
  answer: undefined,
  files: [],
}

test('objects and lists are opened up, each value with its path and its limits', () => {
  assert.deepEqual(rowsOf(body, schemas), [
    { path: 'name', type: 'string', required: true, notes: ['at least 1 character', 'at most 80 characters'] },
    { path: 'days', type: 'integer', required: true, notes: ['1 to 365'] },
    { path: 'roles', type: 'list of string', required: true, notes: [] },
    { path: 'note', type: 'string', required: false, notes: [] },
  ])
})

test('null is told in words, however the description writes it', () => {
  const rows = rowsOf(
    {
      type: 'object',
      properties: {
        one: { type: ['string', 'null'] },
        other: { anyOf: [{ type: 'object', properties: { id: { type: 'string' } } }, { type: 'null' }] },
      },
    },
    schemas,
  )
  assert.deepEqual(
    rows.map(({ path, type }) => `${path}: ${type}`),
    ['one: string or null', 'other: object or null', 'other.id: string'],
  )
})

test('of several forms each value says to which it belongs', () => {
  const rows = rowsOf(
    {
      oneOf: [
        { type: 'object', properties: { by: { const: 'grant' } } },
        { type: 'object', properties: { by: { const: 'rule' }, value: { type: 'string' } } },
      ],
    },
    schemas,
  )
  assert.deepEqual(rows.at(-1), { path: 'value', type: 'string', required: false, notes: ['when by is "rule"'] })
})

test('a schema that contains itself ends', () => {
  assert.ok(rowsOf({ $ref: '#/components/schemas/Tree' }, schemas).length < 20)
})

test('the bounds of every whole number are not worth telling', () => {
  const bytes = { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }
  assert.deepEqual(rowsOf({ type: 'object', properties: { bytes } }, {})[0]?.notes, [])
})

test('a sample holds what is required and fits the schema', () => {
  assert.deepEqual(sampleOf(body, schemas), { name: 'text', days: 1, roles: ['auditor'] })
})

test('an example call can be pasted: no placeholder of the path is left, quotes are closed', () => {
  assert.equal(
    curlOf(create, schemas, 'http://localhost:8080'),
    [
      "curl -X POST 'http://localhost:8080/api/v1/things/00000000-0000-4000-8000-000000000000'",
      "-H 'Authorization: Bearer YOUR-TOKEN'",
      "-H 'Content-Type: application/json'",
      `-d '{"name":"text","days":1,"roles":["auditor"]}'`,
    ].join(' \\\n  '),
  )
})

test('what anyone may call is called without a token', () => {
  const open = { ...create, access: 'anyone', method: 'get', path: '/api/v1/welcome', parameters: [], body: undefined }
  assert.equal(curlOf(open, schemas, 'http://localhost:8080'), "curl 'http://localhost:8080/api/v1/welcome'")
})

test('operations are found by all of the words, in any order, by path, permission or summary', () => {
  assert.deepEqual(findOperations([create], 'THING make'), [create])
  assert.deepEqual(findOperations([create], 'things.manage post'), [create])
  assert.deepEqual(findOperations([create], 'make other'), [])
  assert.deepEqual(findOperations([create], '  '), [create])
})

test('a document that is no description is refused, not half shown', () => {
  assert.equal(readDescription({ openapi: '3.1.0' }), null)
})
