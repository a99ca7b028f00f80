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
  resolved,
  started,
  startedWith,
  variablesSet,
} from '../testing/words.ts'
import { advance, draw, newInstance, visibleIn } from './index.ts'

const asked = draw('asked').start().user('ask').service('create', 'entra.createUser').end().model()

/** `region` is the sub-process's own; `inner` asks twice. */
const regional = draw('regional')
  .start()
  .sub('inner', (inside) => inside.user('first').user('second'), {
    inputs: [{ source: 'EU', target: 'region' }],
  })
  .service('report', 'mail.send')
  .end()
  .model()

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
  const { variables } = given(asked).when(startedWith({ name: 'Tom', groups: ['sales'] }))
  assert.deepEqual(variables, { name: 'Tom', groups: ['sales'] })
})

test('B3 what a visit brings replaces variables of the same name and leaves the others', () => {
  const { variables } = given(asked).when(
    startedWith({ name: 'Tom', person: { department: 'Sales', title: 'Head' } }),
    completed('ask#1', { approved: true, person: { department: 'IT' } }),
    completed('create#1'),
  )
  assert.deepEqual(variables, { name: 'Tom', approved: true, person: { department: 'IT' } })
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

test('V1 a visit has variables of its own, which hide those of the same name around it', () => {
  const shadowed = draw('shadowed')
    .start()
    .service('local', 'any', { inputs: [{ source: 'IT', target: 'department' }] })
    .service('outer', 'any')
    .model()
  given(shadowed)
    .when(startedWith({ department: 'Sales', name: 'Tom' }))
    .yields(call('local#1', 'any', { variables: { department: 'IT', name: 'Tom' } }))
    .when(completed('local#1'))
    .yields(call('outer#1', 'any', { variables: { department: 'Sales', name: 'Tom' } }))
})

test('V2 what is brought goes where its name is, from the visit outward, and a new name to the process', () => {
  const { instance, variables } = given(regional).when(started, completed('first#1', { region: 'US', name: 'Tom' }))
  assert.ok(instance.status === 'active')
  assert.deepEqual(variables, { name: 'Tom' })
  assert.deepEqual(visibleIn(instance, 'inner#1'), { region: 'US', name: 'Tom' })
  given(regional, instance)
    .when(completed('second#1'))
    .yields(call('report#1', 'mail.send', { variables: { name: 'Tom' } }))
})

test('V2 what bears the name of an input stays with the visit', () => {
  const poll = draw('poll')
    .start()
    .service('status', 'http', { inputs: [{ source: { feel: 'session' }, target: 'flowSessionId' }] })
    .model()
  const { variables } = given(poll).when(
    startedWith({ session: 's1' }),
    completed('status#1', { flowSessionId: 's2', code: 4 }),
  )
  assert.deepEqual(variables, { session: 's1', code: 4 })
})

test('V3 what a failure brings stays with the visit, where a later attempt sees it', () => {
  given(asked)
    .when(started, completed('ask#1'), failed('create#1', 0, { variables: { error: 'gone' } }))
    .yields(ask('ask#1'), call('create#1', 'entra.createUser'), raise('create#1', 'JOB_NO_RETRIES'))
    .when(resolved('create#1'))
    .yields(mend('create#1'), call('create#1', 'entra.createUser', { attempt: 2, variables: { error: 'gone' } }))
    .when(completed('create#1'))
    .yields(finish('completed'))
})

test('V4 a change from outside sets variables where their names are, or in the scope itself', () => {
  const { instance } = given(regional)
    .when(startedWith({ name: 'Tom' }))
    .yields(ask('first#1'))
    .when(variablesSet('first#1', { region: 'US', name: 'Thomas', note: 1 }))
    .yields()
    .when(variablesSet('inner#1', { name: 'Inner' }, 1, true), variablesSet('process', { note: 2 }, 2))
    .yields()
  assert.ok(instance.status === 'active')
  assert.deepEqual(visibleIn(instance, 'process'), { name: 'Thomas', note: 2 })
  assert.deepEqual(visibleIn(instance, 'inner#1'), { region: 'US', name: 'Inner', note: 2 })
})

test('V4 a change made against an older state of the instance, or of a scope that is gone, changes nothing', () => {
  given(regional)
    .when(variablesSet('process', { a: 1 }))
    .yieldsNothing()
    .when(started, variablesSet('process', { a: 1 }))
    .yields(ask('first#1'))
    .when(
      variablesSet('process', { a: 1 }),
      variablesSet('process', { a: 2 }, 2),
      variablesSet('second#1', { a: 2 }, 1),
    )
    .yieldsNothing()
    .when(cancelled)
    .yields({ type: 'withdraw', visit: 'first#1' }, finish('cancelled'))
    .when(variablesSet('process', { a: 2 }, 1))
    .yieldsNothing()
})

test('V5 a secret that the author names goes through scopes, mappings and expressions as a reference', () => {
  const calling = draw('calling')
    .start()
    .service('post', 'http', {
      inputs: [
        { source: '{{secrets.ORG}}', target: 'organizationUri' },
        { source: { feel: 'organizationUri + "/.default"' }, target: 'authentication.scopes' },
      ],
      outputs: [{ source: { feel: 'authentication' }, target: 'kept' }],
    })
    .user('look')
    .model()
  const scopes = { $secret: [{ name: 'ORG' }, '/.default'] }
  const variables = { organizationUri: { $secret: [{ name: 'ORG' }] }, authentication: { scopes } }
  const { instance } = given(calling)
    .when(started)
    .yields(call('post#1', 'http', { variables }))
    .when(completed('post#1'))
  assert.ok(instance.status === 'active')
  assert.deepEqual(instance.variables, { kept: { scopes } })
})

test('V6 time and chance come from the fact, and no two expressions share a chance', () => {
  const rolling = draw('rolling')
    .start()
    .script('a', 'uuid()', 'first')
    .script('b', 'uuid()', 'second')
    .script('c', 'string(now())', 'moment')
    .user('look')
    .model()
  const fact = { type: 'started', at: Date.parse('2026-11-20T12:00:00Z'), seed: 'x' } as const
  const { next } = advance(rolling, newInstance, [fact])
  assert.ok(next.status === 'active')
  const { first, second, moment } = next.variables
  assert.notEqual(first, second)
  assert.match(String(moment), /^2026-11-20T12:00:00/)
  assert.deepEqual(advance(rolling, newInstance, [fact]).next, next)
  const other = advance(rolling, newInstance, [{ ...fact, seed: 'y' }]).next
  assert.ok(other.status === 'active' && other.variables.first !== first)
})
