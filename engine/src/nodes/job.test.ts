import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given, messageIn } from '../../testing/given.ts'
import { call, completed, errorThrown, failed, finish, mend, raise, resolved, started } from '../../testing/words.ts'
import { draw } from '../index.ts'

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
