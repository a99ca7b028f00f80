import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, broken, compose, play } from './testing/play.ts'

test('an action begins when all it runs after have ended, whatever order they are written in', () => {
  const { statuses, outputs } = play({
    Third: compose("@concat(outputs('First'), outputs('Second'))", { ...after('First'), ...after('Second') }),
    First: compose('a'),
    Second: compose('b'),
  })
  assert.deepEqual(statuses(), { First: 'Succeeded', Second: 'Succeeded', Third: 'Succeeded' })
  assert.equal(outputs('Third'), 'ab')
})

test('an action that waits for another end is skipped, and whatever waits for it to succeed too', () => {
  const { statuses, step, run } = play({
    First: broken(),
    Second: compose('b', after('First')),
    Third: compose('c', after('Second')),
  })
  assert.deepEqual(statuses(), { First: 'Failed', Second: 'Skipped', Third: 'Skipped' })
  assert.deepEqual(step('Second').error, {
    code: 'ActionConditionFailed',
    message:
      "The execution of template action 'Second' is skipped: the 'runAfter' condition for action 'First' is not satisfied. Expected status values 'Succeeded' and actual value 'Failed'.",
  })
  assert.equal(step('Second').code, 'ActionSkipped')
  assert.equal(run().status, 'Failed')
  assert.deepEqual(run().error, { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' })
})

test('a failure tells what it was', () => {
  const { step } = play({ Compose_boom: broken() })
  assert.equal(step('Compose_boom').code, 'BadRequest')
  assert.deepEqual(step('Compose_boom').error, {
    code: 'InvalidTemplate',
    message:
      "Unable to process template language expressions in action 'Compose_boom' inputs at line '0' and column '0': 'Attempt to divide an integral or decimal value by zero in function 'div'.'.",
  })
})

test('B1 a failure that a later action handled is none', () => {
  const handled = play({ First: broken(), Second: compose('b', after('First', 'Failed')) })
  assert.deepEqual(handled.statuses(), { First: 'Failed', Second: 'Succeeded' })
  assert.equal(handled.run().status, 'Succeeded')
})

test('B1 an error branch that was not needed is skipped, and the run has succeeded', () => {
  const { statuses, run } = play({ First: compose('a'), Second: compose('b', after('First', 'Failed', 'TimedOut')) })
  assert.deepEqual(statuses(), { First: 'Succeeded', Second: 'Skipped' })
  assert.equal(run().status, 'Succeeded')
})

test('B2 of two branches after a failure the one that was skipped still counts as failed', () => {
  const { run } = play({
    First: broken(),
    Onwards: compose('b', after('First')),
    Handler: compose('c', after('First', 'Failed')),
  })
  assert.equal(run().status, 'Failed')
})

test('B3 a type of action that is not played ends the run by name, past every error branch', () => {
  const { statuses, run } = play({
    Try: { type: 'Scope', runAfter: {}, actions: { Odd: { type: 'Expression', runAfter: {}, inputs: {} } } },
    Catch: compose('handled', after('Try', 'Failed')),
  })
  assert.equal(run().status, 'Failed')
  assert.deepEqual(run().error, {
    code: 'NotPlayedBySandbox',
    message: "The sandbox does not play actions of the type 'Expression' (action 'Odd').",
  })
  assert.deepEqual(statuses(), { Try: 'Failed', Odd: 'Failed' })
})

test('B3 a function that is not played ends the run by name', () => {
  const { run } = play({ Odd: compose("@xpath(xml('<a/>'), '/')"), Catch: compose('handled', after('Odd', 'Failed')) })
  assert.equal(run().status, 'Failed')
  assert.match(String(run().error?.message), /does not play the function 'xml'|does not play the function 'xpath'/)
})

test('a run without actions has succeeded', () => assert.equal(play({}).run().status, 'Succeeded'))

test('a scope fails with what is in it, and its failure can be handled as a whole', () => {
  const { statuses, step, run } = play({
    Try: {
      type: 'Scope',
      runAfter: {},
      actions: { A: compose('a'), B: broken(after('A')), C: compose('c', after('B')) },
    },
    Catch: compose("@result('Try')", after('Try', 'Failed', 'TimedOut')),
  })
  assert.deepEqual(statuses(), { Try: 'Failed', A: 'Succeeded', B: 'Failed', C: 'Skipped', Catch: 'Succeeded' })
  assert.equal(step('Try').code, 'ActionFailed')
  assert.equal(run().status, 'Succeeded')
  const results = step('Catch').outputs as { name: string; status: string; code: string; clientTrackingId: string }[]
  assert.deepEqual(
    results.map(({ name, status, code }) => [name, status, code]),
    [
      ['A', 'Succeeded', 'OK'],
      ['B', 'Failed', 'BadRequest'],
      ['C', 'Skipped', 'ActionSkipped'],
    ],
  )
  assert.equal(results[0]?.clientTrackingId, 'tracking')
})

test('a failure handled within a scope is not seen outside of it', () => {
  const { statuses } = play({
    Try: { type: 'Scope', runAfter: {}, actions: { A: broken(), B: compose('b', after('A', 'Failed')) } },
    Catch: compose('handled', after('Try', 'Failed')),
  })
  assert.deepEqual(statuses(), { Try: 'Succeeded', A: 'Failed', B: 'Succeeded', Catch: 'Skipped' })
})

test('result tells the actions directly in a container, and nothing of those deeper', () => {
  const { step } = play({
    Outer: { type: 'Scope', runAfter: {}, actions: { Inner: { type: 'Scope', actions: { A: broken() } } } },
    Told: compose("@result('Outer')", after('Outer', 'Failed')),
  })
  const results = step('Told').outputs as { name: string; status: string; error: { message: string } }[]
  assert.deepEqual(
    results.map(({ name, status }) => [name, status]),
    [['Inner', 'Failed']],
  )
  assert.equal(results[0]?.error.message, 'An action failed. No dependent actions succeeded.')
})

test('terminate ends the run with the status it names; what is around it is aborted, what follows never begins', () => {
  const { statuses, run } = play({
    Try: {
      type: 'Scope',
      runAfter: {},
      actions: {
        Stop: {
          type: 'Terminate',
          inputs: { runStatus: 'Failed', runError: { code: '@{404}', message: "@concat('nobody ', 'there')" } },
        },
      },
    },
    Catch: compose('handled', after('Try', 'Failed', 'Skipped', 'TimedOut', 'Succeeded')),
  })
  assert.deepEqual(statuses(), { Try: 'Aborted', Stop: 'Succeeded' })
  assert.equal(run().status, 'Failed')
  assert.deepEqual(run().error, { code: '404', message: 'nobody there' })
})

test('terminate makes a failed run a good one, or a cancelled one', () => {
  for (const status of ['Succeeded', 'Cancelled'] as const) {
    const { run } = play({
      First: broken(),
      Stop: { type: 'Terminate', runAfter: after('First', 'Failed'), inputs: { runStatus: status } },
    })
    assert.equal(run().status, status)
  }
})

test('a run that is cancelled takes with it what is under way, and nothing begins after it', () => {
  const { deliver, statuses, run, now } = play({
    Delay: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Day' } } },
    Catch: compose('c', after('Delay', 'Failed', 'Skipped', 'TimedOut')),
  })
  deliver({ type: 'cancelled' })
  assert.deepEqual(statuses(), { Delay: 'Cancelled' })
  assert.deepEqual([run().status, run().endedAt], ['Cancelled', now()])
})

test('R3 a run that has ended stays ended', () => {
  const { deliver, run } = play({ First: compose('a') })
  const ended = run()
  deliver({ type: 'cancelled' })
  deliver({ type: 'timePassed' })
  deliver({
    type: 'answered',
    key: 'First',
    attempt: 1,
    answer: { type: 'answered', statusCode: 500, headers: {}, body: 1 },
  })
  assert.deepEqual(run(), ended)
})
