import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '../../expressions/index.ts'
import { after, broken, compose, play } from '../testing/play.ts'

const decide = (expression: Json, body: Json = null) =>
  play(
    {
      Check: {
        type: 'If',
        runAfter: {},
        expression,
        actions: { Yes: compose('y') },
        else: { actions: { No: compose('n') } },
      },
    },
    { body },
  )

for (const [expression, isTrue] of [
  ['@equals(1, 1)', true],
  ['@equals(1, 2)', false],
  [{ equals: ["@triggerBody()?['a']", 7] }, true],
  [{ and: [{ equals: [1, 1] }, { not: { equals: [1, 2] } }] }, true],
  [{ or: [{ less: [2, 1] }, { contains: ["@triggerBody()?['list']", 'x'] }] }, true],
  [{ or: [] }, false],
  [{ and: [] }, true],
  [{ not: [{ startsWith: ['Alder', 'al'] }] }, false],
] as const)
  test(`the condition ${JSON.stringify(expression)} is ${isTrue}`, () => {
    const { statuses, step } = decide(expression as Json, { a: 7, list: ['x'] })
    assert.deepEqual(statuses(), {
      Check: 'Succeeded',
      Yes: isTrue ? 'Succeeded' : 'Skipped',
      No: isTrue ? 'Skipped' : 'Succeeded',
    })
    assert.deepEqual(step('Check').inputs, { expressionResult: isTrue })
    assert.equal(step('Check').code, undefined)
    assert.equal(step(isTrue ? 'No' : 'Yes').error?.code, 'ActionBranchingConditionNotSatisfied')
  })

test('a condition that is no truth value, names two functions or compares what has no order, fails', () => {
  for (const expression of ["@concat('a')", { equals: [1, 1], less: [1, 2] }, { less: ['1', 2] }] as const) {
    const { step, statuses } = decide(expression as Json)
    assert.equal(step('Check').status, 'Failed')
    assert.equal(step('Check').error?.code, 'InvalidTemplate')
    assert.deepEqual(Object.keys(statuses()), ['Check'])
  }
})

test('a failure in the branch that was taken is the failure of the condition', () => {
  const { statuses, run } = play({
    Check: { type: 'If', runAfter: {}, expression: '@equals(1, 1)', actions: { Yes: broken() } },
  })
  assert.deepEqual(statuses(), { Check: 'Failed', Yes: 'Failed' })
  assert.equal(run().status, 'Failed')
})

test('what is deeper in a branch that was not taken is skipped with it', () => {
  const { statuses } = play({
    Check: {
      type: 'If',
      runAfter: {},
      expression: '@equals(1, 2)',
      actions: {
        Inner: {
          type: 'Scope',
          actions: {
            A: compose('a'),
            Loop: { type: 'Foreach', foreach: '@createArray(1)', actions: { B: compose(1) } },
          },
        },
      },
    },
  })
  assert.deepEqual(statuses(), { Check: 'Succeeded', Inner: 'Skipped', A: 'Skipped', Loop: 'Skipped' })
})

const choose = (value: Json) =>
  play(
    {
      Which: {
        type: 'Switch',
        runAfter: {},
        expression: "@triggerBody()?['kind']",
        cases: {
          'Case One': { case: 'one', actions: { One: compose(1) } },
          'Case Two': { case: 2, actions: { Two: compose(2) } },
        },
        default: { actions: { Other: compose('other') } },
      },
    },
    { body: { kind: value } },
  )

for (const [value, taken] of [
  ['one', 'One'],
  [2, 'Two'],
  ['2', 'Other'],
  ['ONE', 'Other'],
  [null, 'Other'],
] as const)
  test(`a switch over ${JSON.stringify(value)} takes ${taken}`, () => {
    const { statuses } = choose(value)
    const succeeded = Object.entries(statuses()).filter(([, status]) => status === 'Succeeded')
    assert.deepEqual(succeeded.map(([name]) => name).sort(), [taken, 'Which'].sort())
    assert.equal(Object.keys(statuses()).length, 4)
  })

test('a switch without a branch for its value goes on', () => {
  const { run, statuses } = play({
    Which: { type: 'Switch', runAfter: {}, expression: 'x', cases: {} },
    Next: compose('n', after('Which')),
  })
  assert.deepEqual(statuses(), { Which: 'Succeeded', Next: 'Succeeded' })
  assert.equal(run().status, 'Succeeded')
})
