import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given } from '../testing/given.ts'
import { ask, call, completed, failed, finish, started, startedWith } from '../testing/words.ts'
import { draw } from './index.ts'

const asked = draw('asked').start().user('ask').service('create', 'entra.createUser').end().model()

test('B1 an instance begins at its start event, once', () => {
  given(asked)
    .when(started)
    .yields(ask('ask#1'))
    .when(startedWith({ late: true }))
    .yieldsNothing()
    .when(completed('ask#1'), completed('create#1'))
    .yields(call('create#1', 'entra.createUser'), finish('completed'))
    .when(started)
    .yieldsNothing()
})

test('B2 the variables of `started` are those of the instance', () => {
  const { instance } = given(asked).when(startedWith({ name: 'Tom', groups: ['sales'] }))
  assert.deepEqual(variablesOf(instance), { name: 'Tom', groups: ['sales'] })
})

test('B3 what a visit brings replaces variables of the same name and leaves the others', () => {
  const { instance } = given(asked).when(
    startedWith({ name: 'Tom', person: { department: 'Sales', title: 'Head' } }),
    completed('ask#1', { approved: true, person: { department: 'IT' } }),
    completed('create#1'),
  )
  assert.deepEqual(variablesOf(instance), { name: 'Tom', approved: true, person: { department: 'IT' } })
})

test('B4 a call carries the variables as they are when it is made', () => {
  const twice = draw('twice')
    .start()
    .parallel('both')
    .service('a', 'one')
    .end()
    .from('both')
    .user('ask')
    .end('e')
    .model()
  given(twice)
    .when(startedWith({ name: 'Tom' }))
    .yields(call('a#1', 'one', { variables: { name: 'Tom' } }), ask('ask#1'))
    .when(completed('ask#1', { name: 'Thomas' }), failed('a#1', 1))
    .yields(call('a#1', 'one', { attempt: 2, retries: 1, variables: { name: 'Thomas' } }))
})

const variablesOf = (instance: ReturnType<typeof given>['instance']) => instance.status !== 'new' && instance.variables
