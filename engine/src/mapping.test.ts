import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given } from '../testing/given.ts'
import {
  ask,
  call,
  completed,
  errorThrown,
  finish,
  mend,
  minute,
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
} from '../testing/words.ts'
import { after } from './events.ts'
import { draw, type Mapping, type Variables } from './index.ts'

const mapped = (inputs: readonly Mapping[], outputs: readonly Mapping[] = []) =>
  draw('mapped').start().service('post', 'http', { inputs, outputs }).user('look').model()

/** What the job is given. */
const inputsOf = (inputs: readonly Mapping[], variables: Variables = {}) => {
  const [effect] = given(mapped(inputs)).when(startedWith(variables)).effects
  assert.ok(effect?.type === 'call')
  return effect.variables
}

/** What the process has after the job. */
const outputsOf = (outputs: readonly Mapping[], before: Variables, brought: Variables) =>
  given(mapped([], outputs)).when(startedWith(before), completed('post#1', brought)).variables

const feel = (source: string) => ({ feel: source })

test('M1 inputs are one context, in which a later one reads an earlier one', () => {
  const inputs = [
    { source: 'https://alder.example', target: 'organizationUri' },
    { source: feel('organizationUri + "/.default"'), target: 'scope' },
    { source: feel('missing'), target: 'nothing' },
    { source: feel('late'), target: 'early' },
    { source: feel('1'), target: 'late' },
  ]
  assert.deepEqual(inputsOf(inputs), {
    organizationUri: 'https://alder.example',
    scope: 'https://alder.example/.default',
    nothing: null,
    early: null,
    late: 1,
  })
})

test('M2 paths of one beginning make one context, which stands where the first of them does', () => {
  const inputs = [
    { source: 'basic', target: 'authentication.type' },
    { source: feel('name'), target: 'authentication.user' },
    { source: feel('authentication'), target: 'seen' },
    { source: 'late', target: 'name' },
    { source: feel('type + "!"'), target: 'authentication.inner' },
  ]
  const authentication = { type: 'basic', user: 'Tom', inner: 'basic!' }
  assert.deepEqual(inputsOf(inputs, { name: 'Tom' }), { authentication, seen: authentication, name: 'late' })
})

test('M2 an input replaces the whole of a variable that is around', () => {
  const inputs = [{ source: '1', target: 'person.id' }]
  assert.deepEqual(inputsOf(inputs, { person: { id: '0', name: 'Tom' } }), { person: { id: '1' } })
})

test('M3 what is written out is a text, and an empty field is null', () => {
  const inputs = [
    { source: '1', target: 'connectionType' },
    { source: null, target: 'callbackUrl' },
    { source: '"quoted" {{no secret}}', target: 'text' },
  ]
  assert.deepEqual(inputsOf(inputs), { connectionType: '1', callbackUrl: null, text: '"quoted" {{no secret}}' })
})

test('M4 with outputs only what they name leaves the visit', () => {
  const outputs = [
    { source: feel('response.status'), target: 'code' },
    { source: feel('code + 1'), target: 'next' },
  ]
  assert.deepEqual(outputsOf(outputs, { response: 0 }, { response: { status: 200 }, other: 1 }), {
    response: 0,
    code: 200,
    next: 201,
  })
})

test('M5 an output with a path changes only its entry', () => {
  const outputs = [
    { source: feel('id'), target: 'person.account.id' },
    { source: feel('true'), target: 'person.created' },
    { source: feel('id'), target: 'text.id' },
  ]
  const before = { person: { name: 'Tom', account: { mail: 'tom@alder.example' } }, text: 'no context' }
  assert.deepEqual(outputsOf(outputs, before, { id: 7 }), {
    person: { name: 'Tom', account: { mail: 'tom@alder.example', id: 7 }, created: true },
    text: { id: 7 },
  })
})

const strict = { source: feel('assert(name, name != null, "name is missing")'), target: 'name' }

test('M6 an input that can not be computed holds the token before the element', () => {
  const model = mapped([strict])
  given(model)
    .when(started)
    .yields(raise('post#1', 'IO_MAPPING_ERROR'))
    .when(completed('post#1'), errorThrown('post#1', 'E'))
    .yieldsNothing()
    .when(resolved('post#1'))
    .yields(mend('post#1'), raise('post#2', 'IO_MAPPING_ERROR'))
    .when(variablesSet('process', { name: 'Tom' }), resolved('post#2'))
    .yields(mend('post#2'), call('post#3', 'http', { variables: { name: 'Tom' } }))
  given(model)
    .when(started)
    .says(/"post".*"name".*name is missing/)
})

test('M7 an output that can not be computed keeps the visit, with what it brought', () => {
  const model = mapped([], [strict])
  given(model)
    .when(started, completed('post#1', { id: 7 }))
    .yields(call('post#1', 'http'), raise('post#1', 'IO_MAPPING_ERROR'))
    .when(completed('post#1', { name: 'again' }))
    .yieldsNothing()
    .when(resolved('post#1'))
    .yields(mend('post#1'), raise('post#1', 'IO_MAPPING_ERROR', 2))
    .when(variablesSet('post#1', { name: 'Tom' }, 0, true), resolved('post#1', { attempt: 2 }))
    .yields(mend('post#1', 2), ask('look#1'))
})

test('M7 an element that never waits is done once more as a whole', () => {
  const model = draw('scripted')
    .start()
    .script('compute', '1', 'one', { outputs: [strict] })
    .user('look')
    .model()
  given(model)
    .when(started)
    .yields(raise('compute#1', 'IO_MAPPING_ERROR'))
    .when(variablesSet('process', { name: 'Tom' }), resolved('compute#1'))
    .yields(mend('compute#1'), ask('look#1'))
})

test('M8 until it has left, the boundary events of the visit still count', () => {
  const model = draw('guarded')
    .start()
    .service('post', 'http', { outputs: [strict] })
    .end()
    .boundary('late', 'post', after('PT5M'))
    .user('look')
    .model()
  const begun = [schedule('post#1', 'late', noon + 5 * minute), call('post#1', 'http')]
  given(model)
    .when(started, completed('post#1'))
    .yields(...begun, raise('post#1', 'IO_MAPPING_ERROR'))
    .when(timerFired('post#1', 'late'))
    .yields(mend('post#1'), ask('look#1'))
  given(model)
    .when(started, completed('post#1', { name: 'Tom' }))
    .yields(...begun, unschedule('post#1', 'late'), finish('completed'))
  given(model)
    .when(started, timerFired('post#1', 'late'))
    .yields(...begun, withdraw('post#1'), ask('look#1'))
})
