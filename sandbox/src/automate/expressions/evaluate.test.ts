import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultOf, testScope, valueFrom } from './testing/testScope.ts'
import type { Json } from './value.ts'

const triggered = (body: Json, headers: Readonly<Record<string, string>> = {}) => ({
  trigger: () => ({ name: 'manual', outputs: { headers, body } }),
})

const request = triggered({
  title: 'A new user',
  person: { name: 'Tom', 'job title': 'Head of Sales' },
  groups: ['VPN Users', 'Sales'],
  none: null,
})

for (const [expression, value] of [
  ["@triggerBody()['title']", 'A new user'],
  ['@triggerBody().title', 'A new user'],
  ["@triggerBody()?['person']?['job title']", 'Head of Sales'],
  ['@triggerBody()?.person?.name', 'Tom'],
  ["@triggerBody()['groups'][1]", 'Sales'],
  ["@triggerBody()['groups']?[7]", null],
  ["@triggerBody()?['missing']?['further']?[0]", null],
  ["@triggerBody()['none']?['further']", null],
  ["@triggerOutputs()?['body/person/name']", 'Tom'],
  ["@triggerOutputs()?['body/missing/name']", null],
  ["@triggerOutputs()['body/groups'][0]", 'VPN Users'],
  ["@triggerBody()?[concat('ti', 'tle')]", 'A new user'],
  ["@TRIGGERBODY()?['title']", 'A new user'],
] as const)
  test(`selects: ${expression}`, () => assert.deepEqual(valueFrom(expression, request), value))

for (const [expression, reason] of [
  [
    "@triggerBody()['missing']",
    "The template language expression 'triggerBody()['missing']' cannot be evaluated because property 'missing' doesn't exist, available properties are 'title, person, groups, none'. Please see https://aka.ms/logicexpressions for usage details.",
  ],
  [
    "@triggerBody()?['Title']['further']",
    "The template language expression 'triggerBody()?['Title']['further']' cannot be evaluated because property 'further' cannot be selected. Please see https://aka.ms/logicexpressions for usage details.",
  ],
  [
    "@triggerBody()?['title']?['further']",
    "The template language expression 'triggerBody()?['title']?['further']' cannot be evaluated because property 'further' cannot be selected. Property selection is not supported on values of type 'String'. Please see https://aka.ms/logicexpressions for usage details.",
  ],
] as const)
  test(`what cannot be selected is told in the words of the cloud: ${expression}`, () =>
    assert.equal(faultOf(expression, request), reason))

test('properties have their case, headers have none', () => {
  const scope = triggered({ Title: 'a' }, { 'X-Request-Id': '7' })
  assert.equal(valueFrom("@triggerBody()?['title']", scope), null)
  assert.equal(valueFrom("@triggerOutputs()?['headers']?['x-request-id']", scope), '7')
  assert.equal(valueFrom("@triggerOutputs()['headers']?['missing']", scope), null)
})

test('an element is selected by an integer, a property by a name', () => {
  assert.match(faultOf("@triggerBody()['groups']['name']", request), /only be selected using an integer index/)
  assert.match(faultOf("@triggerBody()['groups'][7]", request), /array index '7' is outside bounds \(0, 1\)/)
  assert.match(faultOf('@triggerBody()[0]', request), /only be selected using a string/)
})

test('a function that is not known is told by its name, one that is called with too much or too little too', () => {
  assert.throws(() => valueFrom("@xpath(1, '/')"), { name: 'NotPlayed', message: /function 'xpath'/ })
  assert.match(faultOf("@toLower('a', 'b')"), /'toLower' expects exactly '1' parameter\(s\).*with '2'/)
  assert.match(faultOf('@utcNow(1, 2)'), /'utcNow' expects between '0' and '1'/)
  assert.match(faultOf('@concat()'), /'concat' expects at least '1'/)
})

test('of the two sides of an if only the one that is chosen is evaluated; of and and or all are', () => {
  assert.equal(valueFrom("@if(true, 'a', div(1, 0))"), 'a')
  assert.match(faultOf("@if(false, 'a', div(1, 0))"), /divide .* by zero/)
  assert.match(faultOf('@and(false, equals(div(1, 0), 1))'), /divide .* by zero/)
  assert.match(faultOf('@or(true, equals(div(1, 0), 1))'), /divide .* by zero/)
})

test('a run is asked for what it knows', () => {
  const scope = testScope({
    workflow: () => ({ run: { name: '0858' } }),
    parameter: (name) => `parameter ${name}`,
    variable: (name) => `variable ${name}`,
    action: (name) => ({ name, status: 'Succeeded', outputs: { statusCode: 200, body: { id: 7 } } }),
    result: (name) => [{ name: `in ${name}` }],
    item: (loop) => loop ?? 'innermost',
    iterationIndex: (loop) => loop.length,
  })
  assert.deepEqual(
    valueFrom(
      {
        run: "@workflow()['run']['name']",
        parameter: "@parameters('p')",
        variable: "@variables('v')",
        status: "@actions('A')?['status']",
        outputs: "@outputs('A')?['body/id']",
        body: "@body('A')",
        result: "@result('S')",
        items: "@items('Loop')",
        item: '@item()',
        index: "@iterationIndexes('Loop')",
      },
      scope,
    ),
    {
      run: '0858',
      parameter: 'parameter p',
      variable: 'variable v',
      status: 'Succeeded',
      outputs: 7,
      body: { id: 7 },
      result: [{ name: 'in S' }],
      items: 'Loop',
      item: 'innermost',
      index: 4,
    },
  )
})

test('an action that was skipped has neither outputs nor a body', () => {
  const skipped = { action: (name: string) => ({ name, status: 'Skipped' }) }
  assert.deepEqual(valueFrom(["@outputs('A')", "@body('A')"], skipped), [null, null])
})
