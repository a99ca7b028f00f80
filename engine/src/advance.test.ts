import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frozen } from '../testing/frozen.ts'
import { given } from '../testing/given.ts'
import { ask, call, cancelled, completed, failed, finish, started, startedWith } from '../testing/words.ts'
import { advance, draw, type Instance, newInstance } from './index.ts'

const hiring = draw('hiring')
  .start()
  .user('ask-manager', { assignee: 'ada@alder.example' })
  .service('create', 'entra.createUser')
  .end('done')
  .model()

/** Asks, and asks again, for ever; each answer also lets a job begin. */
const asking = draw('asking').start().user('ask').to('ask').from('ask').service('note', 'log.write').model()

const askAda = ask('ask-manager#1', { assignee: 'ada@alder.example' })

test('A1 the same step follows twice, and what was passed in is untouched', () => {
  const instance = frozen(advance(hiring, newInstance, [started]).next)
  const facts = frozen([completed('ask-manager#1', { approved: true }), completed('create#1')])
  assert.deepEqual(advance(hiring, instance, facts), advance(hiring, instance, facts))
})

test('A2 facts nobody waits for change nothing', () => {
  given(hiring)
    .when(started)
    .yields(askAda)
    .when(completed('create#1'), completed('ask-manager#2'), completed('nobody#1'), failed('ask-manager#1', 0))
    .yieldsNothing()
})

test('A2 a fact that comes twice counts once', () => {
  given(hiring)
    .when(started, started)
    .yields(askAda)
    .when(completed('ask-manager#1'), completed('ask-manager#1'))
    .yields(call('create#1', 'entra.createUser'))
    .when(failed('create#1', 2), failed('create#1', 2))
    .yields(call('create#1', 'entra.createUser', { attempt: 2, retries: 2 }))
    .when(completed('create#1'), completed('create#1'))
    .yields(finish('completed'))
})

test('A3 a finished instance stays finished and asks for nothing', () => {
  given(hiring)
    .when(started, completed('ask-manager#1'), completed('create#1'))
    .yields(askAda, call('create#1', 'entra.createUser'), finish('completed'))
    .when(started, completed('create#1'), failed('create#1', 3), cancelled)
    .yieldsNothing()
})

test('A4 after a loop a late answer finds nobody', () => {
  given(asking)
    .when(started)
    .yields(ask('ask#1'))
    .when(completed('ask#1'))
    .yields(ask('ask#2'), call('note#1', 'log.write'))
    .when(completed('ask#1'))
    .yieldsNothing()
    .when(completed('ask#2'))
    .yields(ask('ask#3'), call('note#2', 'log.write'))
})

test('A7 a typical waiting instance is under 1 KB', () => {
  const person = {
    displayName: 'Tom Becker',
    givenName: 'Tom',
    surname: 'Becker',
    userPrincipalName: 'tom@alder.example',
    department: 'Sales',
    jobTitle: 'Head of Sales',
    manager: 'ada@alder.example',
    usageLocation: 'DE',
    groups: ['sales', 'all-staff', 'leadership'],
  }
  const { instance } = given(hiring).when(startedWith({ person, requester: 'priya@alder.example' }))
  assert.equal(instance.status, 'active')
  assert.ok(sizeOf(instance) < 1024, `${sizeOf(instance)} bytes`)
})

test('A7 the rounds of a loop leave nothing behind', () => {
  const sizes = [1, 1000].map((rounds) => {
    const numbers = Array.from({ length: rounds }, (_, index) => index + 1)
    const answers = numbers.flatMap((round) => [completed(`ask#${round}`), completed(`note#${round}`)])
    return sizeOf(given(asking).when(started, ...answers).instance)
  })
  // Only the digits of the round grow.
  assert.ok(Math.max(...sizes) - Math.min(...sizes) < 16, `${sizes}`)
})

test('A10 ids that JavaScript gives a meaning to are ids like any other', () => {
  const odd = draw('toString')
    .start('valueOf')
    .parallel('hasOwnProperty')
    .user('__proto__')
    .parallel('prototype')
    .end('toJSON')
    .from('hasOwnProperty')
    .service('constructor', 'length')
    .to('prototype')
    .model()
  given(odd)
    .when(started)
    .yields(ask('__proto__#1'), call('constructor#1', 'length'))
    .when(completed('constructor#1'), completed('__proto__#1'))
    .yields(finish('completed'))
  given(odd)
    .when(started)
    .yields(ask('__proto__#1'), call('constructor#1', 'length'))
    .when(completed('constructor' as 'constructor#1'))
    .yieldsNothing()
})

const sizeOf = (instance: Instance): number => Buffer.byteLength(JSON.stringify(instance))
