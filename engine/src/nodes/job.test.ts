import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given, messageIn } from '../../testing/given.ts'
import {
  ask,
  call,
  completed,
  errorThrown,
  failed,
  finish,
  mend,
  raise,
  resolved,
  started,
  startedWith,
  variablesSet,
} from '../../testing/words.ts'
import { compile, draw, feel } from '../index.ts'

const hiring = draw('hiring').start().service('create', 'entra.createUser').end().model()

const called = call('create#1', 'entra.createUser')
const calledAgain = (attempt: number, retries: number, delayMs = 0) =>
  call('create#1', 'entra.createUser', { attempt, retries, delayMs })

test('J1 a service task calls for a job of its type, with its headers and retries', () => {
  const job = { headers: { resultVariable: 'user' }, retries: 5 }
  const model = draw('hiring').start().service('create', 'entra.createUser', job).end().model()
  given(model)
    .when(started)
    .yields(call('create#1', 'entra.createUser', job))
})

test('J2 a completed job lets the token go on', () => {
  given(hiring).when(started).yields(called).when(completed('create#1')).yields(finish('completed'))
})

test('J3 a job that failed is called again while it has retries, after the delay it names', () => {
  given(hiring)
    .when(started)
    .yields(called)
    .when(failed('create#1', 2, { delayMs: 30_000 }))
    .yields(calledAgain(2, 2, 30_000))
    .when(failed('create#1', 1, { attempt: 2 }))
    .yields(calledAgain(3, 1))
    .when(completed('create#1'))
    .yields(finish('completed'))
})

test('J4 a job that failed without retries left waits as an incident that says why', () => {
  const { effects, yields } = given(hiring).when(started, failed('create#1', 0, { message: 'Entra answered 403' }))
  yields(called, raise('create#1', 'JOB_NO_RETRIES'))
  assert.match(messageIn(effects), /"create".*Entra answered 403/)
})

test('J5 an error that nothing catches waits as an incident that names it', () => {
  const thrown = errorThrown('create#1', 'NAME_TAKEN', { message: 'tom@alder.example exists' })
  const { effects, yields } = given(hiring).when(started, thrown)
  yields(called, raise('create#1', 'UNHANDLED_ERROR_EVENT'))
  assert.match(messageIn(effects), /"create".*NAME_TAKEN.*tom@alder\.example exists/)
})

test('J6 what is said about an attempt that is over changes nothing', () => {
  given(hiring)
    .when(started, failed('create#1', 2))
    .yields(called, calledAgain(2, 2))
    .when(failed('create#1', 0), errorThrown('create#1', 'NAME_TAKEN'), resolved('create#1', { attempt: 2 }))
    .yieldsNothing()
    .when(failed('create#1', 0, { attempt: 2 }))
    .yields(raise('create#1', 'JOB_NO_RETRIES', 2))
    .when(
      failed('create#1', 3, { attempt: 2 }),
      errorThrown('create#1', 'LATE', { attempt: 2 }),
      resolved('create#1', { attempt: 1 }),
    )
    .yieldsNothing()
})

test('J7 a job that was done after all counts, from whichever attempt', () => {
  given(hiring)
    .when(started, failed('create#1', 2), completed('create#1', { id: '42' }))
    .yields(called, calledAgain(2, 2), finish('completed'))
  given(hiring)
    .when(started, failed('create#1', 0))
    .yields(called, raise('create#1', 'JOB_NO_RETRIES'))
    .when(completed('create#1'))
    .yields(mend('create#1'), finish('completed'))
})

test('J8 a resolved incident is mended and the job called again', () => {
  given(hiring)
    .when(started, failed('create#1', 0))
    .yields(called, raise('create#1', 'JOB_NO_RETRIES'))
    .when(resolved('create#1'))
    .yields(mend('create#1'), calledAgain(2, 3))
    .when(errorThrown('create#1', 'NAME_TAKEN', { attempt: 2 }))
    .yields(raise('create#1', 'UNHANDLED_ERROR_EVENT', 2))
    .when(resolved('create#1', { attempt: 2, retries: 1 }))
    .yields(mend('create#1', 2), calledAgain(3, 1))
    .when(failed('create#1', 0, { attempt: 3 }), resolved('create#1', { attempt: 3, retries: 0 }))
    .yields(raise('create#1', 'JOB_NO_RETRIES', 3), mend('create#1', 3), calledAgain(4, 1))
})

const computed = draw('computed')
  .start()
  .service('create', { feel: '"entra." + action' }, { retries: { feel: 'tries' } })
  .user('next')
  .model()

test('J9 type and retries may be computed, for each try anew', () => {
  const entered = startedWith({ action: 'createUser', tries: 2 })
  given(computed)
    .when(entered)
    .yields(call('create#1', 'entra.createUser', { retries: 2, variables: { action: 'createUser', tries: 2 } }))
    .when(variablesSet('process', { action: 'updateUser' }), failed('create#1', 0), resolved('create#1'))
    .yields(
      raise('create#1', 'JOB_NO_RETRIES'),
      mend('create#1'),
      call('create#1', 'entra.updateUser', {
        attempt: 2,
        retries: 2,
        variables: { action: 'updateUser', tries: 2 },
      }),
    )
})

test('J10 a type or number of tries that can not be computed holds the token, or the visit when it is tried again', () => {
  for (const tries of [0, 1.5, '3', null])
    given(computed)
      .when(startedWith({ action: 'createUser', tries }))
      .yields(raise('create#1', 'EXTRACT_VALUE_ERROR'))
  given(computed)
    .when(startedWith({ tries: 1 }))
    .says(/"create": the type of its job must be a text/)
  const variables = { action: 'createUser', tries: 2 }
  given(computed)
    .when(startedWith(variables), variablesSet('process', { action: null }), failed('create#1', 1))
    .yields(
      call('create#1', 'entra.createUser', { retries: 2, variables }),
      raise('create#1', 'EXTRACT_VALUE_ERROR', 2),
    )
    .when(variablesSet('process', { action: 'createUser' }, 1), resolved('create#1', { attempt: 2 }))
    .yields(mend('create#1', 2), call('create#1', 'entra.createUser', { attempt: 3, retries: 2, variables }))
})

test('J12 a failure may say what somebody has to look at', () => {
  for (const incident of ['OUTCOME_UNKNOWN', 'MESSAGE_SIZE_EXCEEDED'] as const)
    given(hiring)
      .when(started, failed('create#1', 0, { incident }))
      .yields(called, raise('create#1', incident))
      .when(resolved('create#1'))
      .yields(mend('create#1'), calledAgain(2, 3))
  given(hiring)
    .when(started, failed('create#1', 0, { incident: 'OUTCOME_UNKNOWN' }), completed('create#1'))
    .yields(called, raise('create#1', 'OUTCOME_UNKNOWN'), mend('create#1'), finish('completed'))
})

test('J11 send tasks, business rule tasks and scripts for a worker are jobs too', () => {
  for (const type of ['sendTask', 'businessRuleTask', 'scriptJobTask'] as const) {
    const { graph } = draw('jobs').start().service('create', 'any').user('next')
    const nodes = graph.nodes.map((node) => (node.type === 'serviceTask' ? { ...node, type } : node))
    const compiled = compile({ ...graph, nodes }, feel)
    assert.ok(compiled.ok)
    given(compiled.model).when(started, completed('create#1')).yields(call('create#1', 'any'), ask('next#1'))
  }
})
