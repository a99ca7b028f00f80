import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hour, minute } from '../../../clock.ts'
import type { Json, JsonObject } from '../../expressions/index.ts'
import { after, broken, compose, http, play } from '../testing/play.ts'

const each = (actions: JsonObject, foreach: Json = "@triggerBody()['list']"): JsonObject => ({
  type: 'Foreach',
  runAfter: {},
  foreach,
  actions,
})

const body = { list: [{ name: 'Ada' }, { name: 'Tom' }] }

test('a loop executes its actions for every element, one after the other', () => {
  const { statuses, outputs } = play(
    {
      Loop: each({
        Name: compose("@items('Loop')?['name']"),
        Again: compose("@concat(outputs('Name'), item()['name'])", after('Name')),
      }),
    },
    { body },
  )
  assert.deepEqual(statuses(), {
    Loop: 'Succeeded',
    'Name/0': 'Succeeded',
    'Again/0': 'Succeeded',
    'Name/1': 'Succeeded',
    'Again/1': 'Succeeded',
  })
  assert.equal(outputs('Again', 1), 'TomTom')
})

test('the next element waits for the one before', () => {
  const { asking, answer, statuses } = play({ Loop: each({ Call: http() }) }, { body })
  assert.deepEqual(asking(), ['Call/0 #1'])
  answer('Call/0', {})
  assert.deepEqual(asking(), ['Call/1 #1'])
  answer('Call/1', {})
  assert.equal(statuses().Loop, 'Succeeded')
})

test('a loop goes on after an element that failed, and has failed in the end', () => {
  const { statuses, run } = play(
    { Loop: each({ Divide: compose("@div(1, item()['by'])") }) },
    { body: { list: [{ by: 1 }, { by: 0 }, { by: 2 }] } },
  )
  assert.deepEqual(statuses(), {
    Loop: 'Failed',
    'Divide/0': 'Succeeded',
    'Divide/1': 'Failed',
    'Divide/2': 'Succeeded',
  })
  assert.equal(run().error?.code, 'ActionFailed')
})

test('a loop over nothing has succeeded, one over what is no array has failed', () => {
  assert.deepEqual(play({ Loop: each({ A: compose(1) }) }, { body: { list: [] } }).statuses(), { Loop: 'Succeeded' })
  const { step } = play({ Loop: each({ A: compose(1) }, "@triggerBody()?['none']") }, { body })
  assert.deepEqual(step('Loop').error, {
    code: 'ExpressionEvaluationFailed',
    message:
      "The execution of template action 'Loop' failed: the result of the evaluation of 'foreach' expression '@triggerBody()?['none']' is of type 'Null'. The result must be a valid array.",
  })
})

test('loops within loops know each other’s element', () => {
  const { outputs, statuses } = play({
    Outer: each(
      { Inner: each({ Pair: compose("@{items('Outer')}@{items('Inner')}@{item()}") }, '@createArray(1, 2)') },
      "@createArray('a', 'b')",
    ),
  })
  assert.equal(outputs('Pair', 1, 0), 'b11')
  assert.equal(Object.keys(statuses()).filter((key) => key.startsWith('Pair/')).length, 4)
})

test('the results of a loop are those of all its turns', () => {
  const { outputs } = play({
    Loop: each({ A: compose('@item()') }, '@range(0, 3)'),
    Told: compose("@length(result('Loop'))", after('Loop')),
  })
  assert.equal(outputs('Told'), 3)
})

const count: JsonObject = {
  type: 'InitializeVariable',
  runAfter: {},
  inputs: { variables: [{ name: 'n', type: 'integer', value: 0 }] },
}

const until = (expression: Json, actions: JsonObject, limit: JsonObject = {}): JsonObject => ({
  type: 'Until',
  runAfter: after('Count'),
  expression,
  limit,
  actions,
})

const oneMore: JsonObject = { type: 'IncrementVariable', inputs: { name: 'n', value: 1 } }

test('until repeats until its condition holds, at least once; from outside its last turn is seen', () => {
  const { outputs, statuses } = play({
    Count: count,
    Loop: until("@greaterOrEquals(variables('n'), 3)", {
      More: oneMore,
      Turn: compose("@iterationIndexes('Loop')", after('More')),
    }),
    Told: compose("@outputs('Turn')", after('Loop')),
  })
  assert.equal(outputs('Told'), 2)
  assert.equal(statuses().Loop, 'Succeeded')
})

test('the condition of an until sees what is in the loop', () => {
  const { step } = play({
    Count: count,
    Loop: until("@equals(body('Call')?['state'], 'done')", { Call: http() }),
  })
  assert.equal(step('Call', 0).status, 'Running')
})

test('until asks again after an answer that is not the one', () => {
  const { answer, asking, statuses } = play({
    Count: count,
    Loop: until("@equals(body('Call')?['state'], 'done')", { Call: http() }),
  })
  answer('Call/0', { body: { state: 'working' } })
  assert.deepEqual(asking(), ['Call/1 #1'])
  answer('Call/1', { body: { state: 'done' } })
  assert.equal(statuses().Loop, 'Succeeded')
})

test('until stops after so many turns, 60 if it does not say, and after its time; neither is a failure', () => {
  const turns = ({ statuses }: ReturnType<typeof play>): number =>
    Object.keys(statuses()).filter((key) => key.startsWith('More/')).length
  assert.equal(turns(play({ Count: count, Loop: until('@equals(1, 2)', { More: oneMore }, { count: 7 }) })), 7)
  assert.equal(turns(play({ Count: count, Loop: until('@equals(1, 2)', { More: oneMore }) })), 60)
  const slow = play({
    Count: count,
    Loop: until(
      '@equals(1, 2)',
      {
        More: oneMore,
        Delay: { type: 'Wait', runAfter: after('More'), inputs: { interval: { count: 25, unit: 'Minute' } } },
      },
      { timeout: 'PT1H' },
    ),
  })
  slow.pass(3 * hour)
  assert.equal(turns(slow), 3)
  assert.equal(slow.statuses().Loop, 'Succeeded')
  assert.equal(slow.run().endedAt, slow.run().startedAt + 75 * minute)
})

test('until fails with the turn that failed', () => {
  const { statuses, run } = play({ Count: count, Loop: until('@equals(1, 1)', { A: broken() }) })
  assert.deepEqual(statuses(), { Count: 'Succeeded', Loop: 'Failed', 'A/0': 'Failed' })
  assert.equal(run().status, 'Failed')
})

test('a flow that would go on for too long is stopped by name', () => {
  const { run } = play({ Outer: each({ Inner: each({ A: compose(1) }, '@range(0, 100)') }, '@range(0, 100)') })
  assert.equal(run().error?.code, 'NotPlayedBySandbox')
  assert.match(String(run().error?.message), /no more than 5000 actions/)
})
