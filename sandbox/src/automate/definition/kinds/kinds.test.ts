import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour } from '../../../clock.ts'
import type { Json, JsonObject } from '../../expressions/index.ts'
import { after, compose, play, start } from '../testing/play.ts'

const initialize = (name: string, type: string, value?: Json): JsonObject => ({
  type: 'InitializeVariable',
  runAfter: {},
  inputs: { variables: [{ name, type, ...(value === undefined ? {} : { value }) }] },
})

const change = (type: string, inputs: JsonObject): JsonObject => ({ type, runAfter: after('Init'), inputs })

for (const [type, of, first, value, then] of [
  ['SetVariable', 'string', 'a', 'b', 'b'],
  ['IncrementVariable', 'integer', 1, 4, 5],
  ['DecrementVariable', 'float', 1, 0.5, 0.5],
  ['AppendToArrayVariable', 'array', ['a'], { b: 1 }, ['a', { b: 1 }]],
  ['AppendToStringVariable', 'string', 'a', 7, 'a7'],
] as const)
  test(`${type} makes ${JSON.stringify(first)} and ${JSON.stringify(value)} into ${JSON.stringify(then)}`, () => {
    const { outputs } = play({
      Init: initialize('v', of, first as Json),
      Change: change(type, { name: 'v', value: value as Json }),
      Told: compose("@variables('v')", after('Change')),
    })
    assert.deepEqual(outputs('Change'), { body: { name: 'v', value: then } })
    assert.deepEqual(outputs('Told'), then)
  })

test('what is not given is one more, and an array begins empty', () => {
  const { run } = play({
    Init: initialize('n', 'integer', 1),
    More: change('IncrementVariable', { name: 'n' }),
    List: { type: 'InitializeVariable', inputs: { variables: [{ name: 'list', type: 'array' }] } },
    Add: { type: 'AppendToArrayVariable', runAfter: after('List'), inputs: { name: 'list', value: 1 } },
  })
  assert.deepEqual(run().variables, { n: { type: 'integer', value: 2 }, list: { type: 'array', value: [1] } })
})

test('a variable keeps to its type', () => {
  const { step } = play({ Init: initialize('v', 'boolean', 'yes') })
  assert.deepEqual(step('Init').error, {
    code: 'InvalidVariableOperation',
    message:
      "The variable 'v' of type 'Boolean' cannot be initialized or updated with value of type 'String'. The variable 'v' only supports values of types 'Boolean'.",
  })
  const later = play({ Init: initialize('v', 'integer', 1), Set: change('SetVariable', { name: 'v', value: 1.5 }) })
  assert.equal(later.step('Set').error?.code, 'InvalidVariableOperation')
  assert.equal(later.run().variables.v?.value, 1)
})

const parse = (content: Json, schema: Json) =>
  play(
    { Parse: { type: 'ParseJson', inputs: { content: "@triggerBody()?['content']", schema } } },
    { body: { content } },
  )

test('parsed JSON is the body of the action, whether it came as text or not', () => {
  for (const content of ['{"a":"b"}', { a: 'b' }])
    assert.deepEqual(parse(content, { type: 'object' }).outputs('Parse'), { body: { a: 'b' } })
})

test('JSON that does not fit its schema fails the action, and tells why', () => {
  const { step } = parse('{"a":null}', { properties: { a: { type: 'string' } } })
  assert.deepEqual(step('Parse').error, { code: 'ValidationFailed', message: 'The schema validation failed.' })
  assert.deepEqual(step('Parse').outputs, {
    body: { a: null },
    errors: [{ message: 'Invalid type. Expected String but got Null.', path: 'a', errorType: 'type' }],
  })
})

test('what is no JSON cannot be parsed', () => {
  for (const content of ['{', null]) assert.equal(parse(content, {}).step('Parse').error?.code, 'InvalidTemplate')
})

const wait = (inputs: Json) => play({ Delay: { type: 'Wait', inputs }, Next: compose('@utcNow()', after('Delay')) })

for (const [inputs, ms] of [
  [{ interval: { count: 1, unit: 'Hour' } }, hour],
  [{ interval: { count: 2, unit: 'week' } }, 14 * day],
  [{ interval: { count: '3', unit: 'Day' } }, 3 * day],
  [{ until: { timestamp: '2026-11-21T09:02:24Z' } }, day],
  [{ until: { timestamp: '@addHours(utcNow(), 5)' } }, 5 * hour],
] as const)
  test(`a delay of ${JSON.stringify(inputs)} is over after it`, () => {
    const { pass, statuses, outputs } = wait(inputs)
    assert.equal(nextOf(wait(inputs)), start + ms)
    pass(ms - 1)
    assert.deepEqual(statuses(), { Delay: 'Running' })
    pass(1)
    assert.equal(outputs('Next'), `${new Date(start + ms).toISOString().slice(0, -1)}0000Z`)
  })

const nextOf = ({ step }: ReturnType<typeof play>): number | undefined => {
  const { wait } = step('Delay')
  return wait?.type === 'delay' ? wait.dueAt : undefined
}

test('a delay until a moment that has passed is none', () => {
  assert.equal(wait({ until: { timestamp: '2020-01-01' } }).step('Delay').status, 'Running')
  const past = wait({ until: { timestamp: '2020-01-01' } })
  past.pass(0)
  assert.equal(past.run().status, 'Succeeded')
})

test('a delay without a length or a moment fails', () => {
  for (const inputs of [
    {},
    { interval: { count: 0, unit: 'Day' } },
    { interval: { count: 1, unit: 'Fortnight' } },
    { until: { timestamp: 'soon' } },
  ])
    assert.equal(wait(inputs).step('Delay').status, 'Failed')
})

const respond = (inputs: JsonObject, more: JsonObject = {}) => ({
  Response: { type: 'Response', kind: 'Http', runAfter: {}, inputs, ...more },
})

test('a response answers the caller, once, without the headers the platform keeps for itself', () => {
  const { run, statuses } = play(
    {
      ...respond({
        statusCode: 201,
        headers: {
          'Content-Type': 'text/plain',
          'X-Own': '@{1}',
          'Set-Cookie': 'a=b',
          'Content-Length': '1',
          Expires: '0',
        },
        body: '@{1} made',
      }),
      Again: { type: 'Response', kind: 'Http', runAfter: after('Response'), inputs: { statusCode: 500 } },
    },
    { hasCaller: true },
  )
  assert.deepEqual(run().response, {
    statusCode: 201,
    headers: { 'Content-Type': 'text/plain', 'X-Own': '1' },
    body: '1 made',
  })
  assert.deepEqual(statuses(), { Response: 'Succeeded', Again: 'Skipped' })
})

test('a response that comes too late has nobody to go to', () => {
  const { pass, step, run } = play(
    {
      Delay: { type: 'Wait', inputs: { interval: { count: 120, unit: 'Second' } } },
      Response: { type: 'Response', kind: 'Http', runAfter: after('Delay'), inputs: { statusCode: 200 } },
    },
    { hasCaller: true },
  )
  pass(hour)
  assert.equal(step('Response').error?.code, 'ActionResponseTimedOut')
  assert.equal(run().response, undefined)
})

test('options and kinds of responses that are not played end the run by name', () => {
  for (const more of [{ kind: 'PowerApp' }, { operationOptions: 'Asynchronous' }])
    assert.equal(play(respond({ statusCode: 200 }, more)).run().error?.code, 'NotPlayedBySandbox')
})

test('the workflow and its parameters can be asked for', () => {
  const { outputs } = play(
    {
      Told: compose(
        "@concat(workflow()['run']['name'], ' ', workflow()['tags']['flowDisplayName'], ' ', parameters('p'))",
      ),
    },
    { parameters: { p: { type: 'String', defaultValue: 'x' } } },
  )
  assert.equal(outputs('Told'), '08584381036854775807000000001CU01 A flow x')
})

test('two guids of a run are two', () => {
  const { outputs } = play({ A: compose('@guid()'), B: compose('@guid()') })
  assert.notEqual(outputs('A'), outputs('B'))
})
