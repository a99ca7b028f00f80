import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given } from '../testing/given.ts'
import {
  ask,
  call,
  cancelled,
  completed,
  failed,
  finish,
  mend,
  raise,
  started,
  startedWith,
  withdraw,
} from '../testing/words.ts'
import { draw } from './index.ts'

/** Four ways at once: a question, a job, half a join, and a question whose answer ends it all. */
const stoppable = draw('stoppable')
  .start()
  .user('stop')
  .terminate()
  .from('start')
  .service('create', 'entra.createUser')
  .parallel('join')
  .end()
  .from('start')
  .task('ready')
  .to('join')
  .from('start')
  .user('desk')
  .model()

const begun = [ask('stop#1'), call('create#1', 'entra.createUser'), ask('desk#1')]

test('E3 a terminate end event withdraws what is asked and finishes as completed', () => {
  const { instance, yields } = given(stoppable).when(started, completed('stop#1', { reason: 'left' }))
  yields(...begun, withdraw('create#1'), withdraw('desk#1'), finish('completed'))
  assert.deepEqual(instance, { status: 'finished', outcome: 'completed', variables: { reason: 'left' } })
})

test('E3 a terminate end event mends incidents', () => {
  given(stoppable)
    .when(started, failed('create#1', 0), completed('stop#1'))
    .yields(...begun, raise('create#1', 'JOB_NO_RETRIES'), mend('create#1'), withdraw('desk#1'), finish('completed'))
})

test('E3 tokens on their way are dropped', () => {
  const model = draw('abrupt').start().terminate().from('start').user('never').end().model()
  given(model).when(started).yields(finish('completed'))
})

test('E4 a cancelled instance withdraws what is asked, mends incidents and keeps its variables', () => {
  const variables = { name: 'Tom' }
  const { instance, yields } = given(stoppable).when(startedWith(variables), failed('create#1', 0), cancelled)
  yields(
    ask('stop#1'),
    call('create#1', 'entra.createUser', { variables }),
    ask('desk#1'),
    raise('create#1', 'JOB_NO_RETRIES'),
    withdraw('stop#1'),
    mend('create#1'),
    withdraw('desk#1'),
    finish('cancelled'),
  )
  assert.deepEqual(instance, { status: 'finished', outcome: 'cancelled', variables })
})

test('E4 an instance that is cancelled before it starts never starts', () => {
  given(stoppable).when(cancelled).yields(finish('cancelled')).when(started).yieldsNothing()
})
