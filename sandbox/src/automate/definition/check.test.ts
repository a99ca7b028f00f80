import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, JsonObject } from '../expressions/index.ts'
import { DefinitionFault } from './definitionFault.ts'
import { openWorkflow } from './openWorkflow.ts'
import { after, compose, definitionOf } from './testing/play.ts'

function faultOf(definition: Json): string {
  try {
    openWorkflow(definition)
    return 'no fault'
  } catch (error) {
    if (error instanceof DefinitionFault) return `${error.code}: ${error.message}`
    throw error
  }
}

const scope = (actions: JsonObject, runAfter: JsonObject = {}): JsonObject => ({ type: 'Scope', runAfter, actions })
const loop = (actions: JsonObject): JsonObject => ({
  type: 'Foreach',
  runAfter: {},
  foreach: '@createArray(1)',
  actions,
})
const until = (actions: JsonObject, expression: string): JsonObject => ({
  type: 'Until',
  runAfter: {},
  expression,
  actions,
})
const variable = { type: 'InitializeVariable', runAfter: {}, inputs: { variables: [{ name: 'v', type: 'string' }] } }

const refused: readonly (readonly [string, JsonObject, RegExp])[] = [
  ['an action without a type', { A: { inputs: 1 } }, /action 'A' has no type/],
  [
    'an action after one that is not there',
    { A: compose(1, after('B')) },
    /'B' referenced by 'runAfter' in action 'A' are not defined/,
  ],
  [
    'an action after one in another body',
    { S: scope({ A: compose(1) }), B: compose(2, after('A')) },
    /'A' referenced by 'runAfter'/,
  ],
  ['a circle', { A: compose(1, after('B')), B: compose(2, after('A')) }, /'A, B' run after each other in a circle/],
  ['an end nobody can wait for', { A: compose(1), B: compose(2, after('A', 'Done')) }, /'runAfter' of action 'B'/],
  ['a name that is used twice', { A: compose(1), S: scope({ A: compose(2) }) }, /'A' is used more than once/],
  ['a name with a slash', { 'A/B': compose(1) }, /InvalidActionName/],
  ['a name that is too long', { ['A'.repeat(81)]: compose(1) }, /InvalidActionName/],
  [
    'an expression that cannot be read',
    { A: compose('@concat(') },
    /^InvalidTemplate: .*action 'A' at line '1' and column '1' is not valid: "Unable to parse/,
  ],
  ['an expression within a text', { A: compose({ b: ['x @{concat(} y'] }) }, /action 'A'.*is not valid/],
  [
    'an action nobody knows',
    { A: compose("@outputs('B')") },
    /^InvalidTemplate: The template validation failed: 'The action\(s\) 'B' referenced by 'inputs' in action 'A' are not defined in the template\.'\.$/,
  ],
  [
    'an action that may not have run',
    { A: compose("@body('B')"), B: compose(1) },
    /Action 'B' must either be in 'runAfter' path/,
  ],
  [
    'what is in a loop, from outside',
    { L: loop({ A: compose(1) }), B: compose("@outputs('A')", after('L')) },
    /Action 'A' must either be in 'runAfter' path/,
  ],
  [
    'a loop that is not around',
    { L: loop({ A: compose(1) }), B: compose("@items('L')", after('L')) },
    /^InvalidTemplate: .*repetition action\(s\) 'L'/,
  ],
  [
    'the turn of a loop that has none',
    { L: loop({ A: compose("@iterationIndexes('L')") }) },
    /repetition action\(s\) 'L'/,
  ],
  [
    'a variable nobody initializes',
    { A: compose("@variables('v')") },
    /^InvalidVariableOperation: The inputs of workflow run action 'A' of type 'Compose' are not valid\. The variable 'v' must be initialized before it can be used inside action 'A'\.$/,
  ],
  [
    'a variable that is initialized within something',
    { S: scope({ A: { ...variable } }) },
    /^InvalidVariableInitialization: .*cannot be nested in the action 'S'/,
  ],
  ['a variable that is initialized twice', { A: variable, B: variable }, /'v' is initialized more than once/],
  [
    'a response in a loop',
    { L: loop({ R: { type: 'Response', inputs: { statusCode: 200 } } }) },
    /'R' of type 'Response' cannot be nested in the loop 'L'/,
  ],
  [
    'a timeout that is no duration',
    { A: { type: 'Compose', inputs: 1, limit: { timeout: '14 days' } } },
    /timeout '14 days'/,
  ],
  [
    'too many actions',
    Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`A${n}`, compose(n)])),
    /'501' exceeds the maximum of '500'/,
  ],
]

for (const [name, actions, fault] of refused)
  test(`cannot be saved: ${name}`, () => assert.match(faultOf(definitionOf(actions)), fault))

const accepted: readonly (readonly [string, JsonObject])[] = [
  [
    'an earlier action, and one before that',
    { A: compose(1), B: compose(2, after('A')), C: compose("@concat(outputs('A'), outputs('B'))", after('B')) },
  ],
  ['what is in an earlier scope', { S: scope({ A: compose(1) }), B: compose("@outputs('A')", after('S', 'Failed')) }],
  ['what ran before the scope around', { A: compose(1), S: scope({ B: compose("@outputs('A')") }, after('A')) }],
  ['the result of an earlier container', { S: scope({ A: compose(1) }), B: compose("@result('S')", after('S')) }],
  ['a neighbour in a loop', { L: loop({ A: compose("@items('L')"), B: compose("@outputs('A')", after('A')) }) }],
  [
    'what is in an Until, by its condition and from outside',
    {
      U: until({ A: compose(1) }, "@equals(outputs('A'), iterationIndexes('U'))"),
      B: compose("@outputs('A')", after('U')),
    },
  ],
  ['a variable', { V: variable, A: compose("@variables('v')", after('V')) }],
  ['an action or a function that is not played: the run will tell', { A: { type: 'Table', inputs: "@xpath('a')" } }],
]

for (const [name, actions] of accepted)
  test(`can be saved: ${name}`, () => assert.equal(faultOf(definitionOf(actions)), 'no fault'))

test('actions are nested eight deep and no deeper', () => {
  const nested = (depth: number): JsonObject =>
    depth === 0 ? { A: compose(1) } : { [`S${depth}`]: scope(nested(depth - 1)) }
  assert.equal(faultOf(definitionOf(nested(8))), 'no fault')
  assert.match(faultOf(definitionOf(nested(9))), /maximum depth of '8'/)
})

test('a flow has exactly one trigger', () => {
  const trigger = { type: 'Request', kind: 'Http', inputs: {} }
  for (const triggers of [{}, { a: trigger, b: trigger }, null])
    assert.match(faultOf({ actions: {}, triggers }), /exactly one trigger/)
  assert.match(faultOf({ actions: {}, triggers: { a: {} } }), /'a' has no type/)
  assert.match(faultOf('text'), /not an object/)
})
