import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  call,
  completed,
  errorThrown,
  finish,
  hour,
  mend,
  noon,
  raise,
  resolved,
  schedule,
  started,
  startedWith,
  timerFired,
  unschedule,
  variablesSet,
  withdraw,
} from '../../testing/words.ts'
import { after, error } from '../events.ts'
import { draw, type Json, type Loop } from '../index.ts'

const feel = (source: string) => ({ feel: source })

const loop = (ordering: Loop['ordering'], more: Partial<Loop> = {}): { loop: Loop } => ({
  loop: {
    ordering,
    inputCollection: feel('people'),
    inputElement: 'person',
    outputCollection: 'accounts',
    outputElement: feel('account'),
    completionCondition: null,
    ...more,
  },
})

const creating = (ordering: Loop['ordering'], more: Partial<Loop> = {}) =>
  draw('creating').start().service('create', 'any', loop(ordering, more)).service('tell', 'any').end().model()

const both = startedWith({ people: ['Tom', 'Ada'] })

/** What one round sees: the visit is the second at its node, since the first is the body. */
const round = (number: number, person: Json, people: Json = ['Tom', 'Ada'], accounts: Json = [null, null]) =>
  call(`create#${number + 1}`, 'any', {
    variables: { people, accounts, loopCounter: number, person, account: null },
  })

test('MI1 a parallel one has a round for each item at once, each with its item and its number', () => {
  given(creating('parallel'))
    .when(both)
    .yields(round(1, 'Tom'), round(2, 'Ada'))
    .when(completed('create#3', { account: 'a2' }))
    .yields()
    .when(completed('create#2', { account: 'a1' }))
    .yields(call('tell#1', 'any', { variables: { people: ['Tom', 'Ada'], accounts: ['a1', 'a2'] } }))
})

test('MI2 a sequential one has one round after the other', () => {
  given(creating('sequential'))
    .when(both)
    .yields(round(1, 'Tom'))
    .when(completed('create#2', { account: 'a1' }))
    .yields(round(2, 'Ada', ['Tom', 'Ada'], ['a1', null]))
    .when(completed('create#3', { account: 'a2' }), completed('create#2', { account: 'late' }))
    .yields(call('tell#1', 'any', { variables: { people: ['Tom', 'Ada'], accounts: ['a1', 'a2'] } }))
})

test('MI2 it goes through the items as they were when it began', () => {
  given(creating('sequential'))
    .when(both, variablesSet('process', { people: [] }), completed('create#2', { account: 'a1' }))
    .yields(round(1, 'Tom'), round(2, 'Ada', [], ['a1', null]))
})

test('MI3 without items it is passed at once, with nothing collected', () => {
  for (const ordering of ['parallel', 'sequential'] as const)
    given(creating(ordering))
      .when(startedWith({ people: [] }))
      .yields(call('tell#1', 'any', { variables: { people: [], accounts: [] } }))
})

test('MI4 outputs are collected in the order of the items, under their name', () => {
  const model = creating('parallel', { outputElement: feel('{ of: person, id: id }') })
  const { variables } = given(model).when(both, completed('create#3', { id: 2 }), completed('create#2', { id: 1 }))
  assert.deepEqual(variables.accounts, [
    { of: 'Tom', id: 1 },
    { of: 'Ada', id: 2 },
  ])
})

test('MI4 nothing that a round brings disturbs what is collected', () => {
  const { variables } = given(creating('parallel')).when(
    both,
    completed('create#2', { account: 'a1', accounts: 'mine' }),
    completed('create#3', { account: 'a2' }),
  )
  assert.deepEqual(variables, { people: ['Tom', 'Ada'], accounts: ['a1', 'a2'] })
})

test('MI5 what a round brings is its own where it has that name, else it goes outward', () => {
  const { variables } = given(creating('parallel')).when(
    both,
    completed('create#2', { account: 'a1', person: 'changed', log: 'one' }),
    completed('create#3', { account: 'a2', log: 'two' }),
  )
  assert.deepEqual(variables, { people: ['Tom', 'Ada'], accounts: ['a1', 'a2'], log: 'two' })
})

test('MI6 inputs and outputs are mapped for each round', () => {
  const model = draw('mapped')
    .start()
    .service('create', 'any', {
      ...loop('parallel'),
      inputs: [{ source: feel('person + "@alder.example"'), target: 'mail' }],
      outputs: [{ source: feel('response.id'), target: 'account' }],
    })
    .end()
    .model()
  const { variables } = given(model).when(
    both,
    completed('create#2', { response: { id: 1 } }),
    completed('create#3', { response: { id: 2 } }),
  )
  assert.deepEqual(variables, { people: ['Tom', 'Ada'], accounts: [1, 2] })
  const [first] = given(model).when(both).effects
  assert.ok(first?.type === 'call')
  assert.equal(first.variables.mail, 'Tom@alder.example')
})

test('MI7 it ends early when its condition says so, and rounds that are under way are given up', () => {
  const enough = { completionCondition: feel('numberOfCompletedInstances = 1 and numberOfActiveInstances = 1') }
  given(creating('parallel', enough))
    .when(both, completed('create#3', { account: 'a2' }))
    .yields(
      round(1, 'Tom'),
      round(2, 'Ada'),
      withdraw('create#2'),
      call('tell#1', 'any', { variables: { people: ['Tom', 'Ada'], accounts: [null, 'a2'] } }),
    )
  given(creating('sequential', { completionCondition: feel('account = "a1" and numberOfInstances = 1') }))
    .when(both, completed('create#2', { account: 'a1' }))
    .yields(round(1, 'Tom'), call('tell#1', 'any', { variables: { people: ['Tom', 'Ada'], accounts: ['a1', null] } }))
})

test('MI8 a collection that is none holds the token before the activity', () => {
  given(creating('parallel'))
    .when(started)
    .yields(raise('create#1', 'EXTRACT_VALUE_ERROR'))
    .when(variablesSet('process', { people: ['Tom'] }), resolved('create#1'))
    .yields(
      mend('create#1'),
      call('create#3', 'any', {
        variables: { people: ['Tom'], accounts: [null], loopCounter: 1, person: 'Tom', account: null },
      }),
    )
  given(creating('parallel'))
    .when(started)
    .says(/"create": the input collection must be a list of at most 5000 items, but `people` gave null/)
})

test('MI9 a condition that is neither true nor false keeps the round until somebody has looked', () => {
  given(creating('parallel', { completionCondition: feel('enough') }))
    .when(both, completed('create#2', { account: 'a1' }))
    .yields(round(1, 'Tom'), round(2, 'Ada'), raise('create#2', 'EXTRACT_VALUE_ERROR'))
    .when(variablesSet('process', { enough: true }), resolved('create#2'))
    .yields(
      mend('create#2'),
      withdraw('create#3'),
      call('tell#1', 'any', { variables: { people: ['Tom', 'Ada'], accounts: ['a1', null], enough: true } }),
    )
})

test('MI9 a round that can not begin waits, and the others go on', () => {
  const model = draw('strict')
    .start()
    .service('create', 'any', {
      ...loop('parallel', { outputCollection: null, outputElement: null }),
      inputs: [{ source: feel('assert(person, person != "Tom" or ok = true)'), target: 'name' }],
    })
    .user('next')
    .model()
  given(model)
    .when(both)
    .yields(
      raise('create#2', 'IO_MAPPING_ERROR'),
      call('create#3', 'any', { variables: { people: ['Tom', 'Ada'], loopCounter: 2, person: 'Ada', name: 'Ada' } }),
    )
    .when(completed('create#3'), variablesSet('process', { ok: true }), resolved('create#2'))
    .yields(
      mend('create#2'),
      call('create#4', 'any', {
        variables: { people: ['Tom', 'Ada'], ok: true, loopCounter: 1, person: 'Tom', name: 'Tom' },
      }),
    )
    .when(completed('create#4'))
    .yields(ask('next#1'))
})

test('MI10 its boundary events stand at the whole, and an error of one round ends all', () => {
  const model = draw('guarded')
    .start()
    .service('create', 'any', loop('parallel', { outputCollection: null, outputElement: null }))
    .end()
    .boundary('late', 'create', after('PT1H'))
    .user('hurry')
    .boundary('failed', 'create', error('E'))
    .user('look')
    .model()
  const called = [1, 2].map((number) =>
    call(`create#${number + 1}`, 'any', {
      variables: { people: ['Tom', 'Ada'], loopCounter: number, person: ['Tom', 'Ada'][number - 1] ?? null },
    }),
  )
  const begun = [schedule('create#1', 'late', noon + hour), ...called]
  given(model)
    .when(both, timerFired('create#1', 'late'))
    .yields(...begun, withdraw('create#2'), withdraw('create#3'), ask('hurry#1'))
  given(model)
    .when(both, errorThrown('create#3', 'E'))
    .yields(...begun, unschedule('create#1', 'late'), withdraw('create#2'), ask('look#1'))
  given(model)
    .when(both, completed('create#2'), completed('create#3'))
    .yields(...begun, unschedule('create#1', 'late'), finish('completed'))
})

test('MI11 a sub-process has a round for each item like a task', () => {
  const model = draw('each')
    .start()
    .sub(
      'each',
      (inside) => inside.service('create', 'any').user('check'),
      loop('sequential', { outputElement: feel('loopCounter') }),
    )
    .user('next')
    .model()
  const { variables } = given(model)
    .when(both, completed('create#1'), completed('check#1'))
    .yields(
      call('create#1', 'any', {
        variables: { people: ['Tom', 'Ada'], accounts: [null, null], loopCounter: 1, person: 'Tom' },
      }),
      ask('check#1'),
      call('create#2', 'any', {
        variables: { people: ['Tom', 'Ada'], accounts: [1, null], loopCounter: 2, person: 'Ada' },
      }),
    )
    .when(completed('create#2'), completed('check#2'))
    .yields(ask('check#2'), ask('next#1'))
  assert.deepEqual(variables.accounts, [1, 2])
})

test('MI12 rounds in which nothing waits are done at once', () => {
  for (const ordering of ['parallel', 'sequential'] as const) {
    const model = draw('summing')
      .start()
      .script('double', 'number * 2', 'result', {
        loop: {
          ordering,
          inputCollection: feel('[1, 2, 3]'),
          inputElement: 'number',
          outputCollection: 'results',
          outputElement: feel('result'),
          completionCondition: null,
        },
      })
      .user('look')
      .model()
    const { variables } = given(model).when(started)
    assert.deepEqual(variables, { results: [2, 4, 6] })
  }
})

test('MI12 a round done early enough gives up the others before they begin', () => {
  const model = draw('first')
    .start()
    .script(
      'pick',
      'number',
      'result',
      loop('parallel', {
        inputCollection: feel('[1, 2, 3]'),
        inputElement: 'number',
        outputElement: feel('result'),
        completionCondition: feel('result = 2'),
      }),
    )
    .user('look')
    .model()
  assert.deepEqual(given(model).when(started).variables, { accounts: [1, 2, null] })
})

test('MI13 a collection has at most 5,000 items', () => {
  given(creating('parallel', { inputCollection: feel('for i in 1..5001 return i') }))
    .when(started)
    .yields(raise('create#1', 'EXTRACT_VALUE_ERROR'))
  const { effects } = given(creating('parallel', { inputCollection: feel('for i in 1..5000 return i') })).when(started)
  assert.equal(effects.length, 5000)
})
