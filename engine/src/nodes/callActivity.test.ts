import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  call,
  callProcess,
  cancelled,
  childEscalated,
  childFailed,
  childFinished,
  childThrewError,
  completed,
  errorThrown,
  escalate,
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
import { after, anyError, error, escalation } from '../events.ts'
import { type Catcher, draw } from '../index.ts'

const feel = (source: string) => ({ feel: source })

const calling = draw('calling').start().call('child', 'hiring').service('next', 'any').end().model()

test('CA1 a call activity calls a process with all it sees, and waits for its end', () => {
  given(calling)
    .when(startedWith({ name: 'Tom' }))
    .yields(callProcess('child#1', 'hiring', { variables: { name: 'Tom' } }))
    .when(childFinished('child#1', { name: 'Tom', account: 1 }), childFinished('child#1'))
    .yields(call('next#1', 'any', { variables: { name: 'Tom', account: 1 } }))
})

test('CA2 the process and its version are told as they were drawn or computed', () => {
  const model = draw('chosen')
    .start()
    .call('child', feel('"hire-" + kind'), { binding: { type: 'versionTag', versionTag: 'v2' } })
    .model()
  given(model)
    .when(startedWith({ kind: 'lead' }))
    .yields(
      callProcess('child#1', 'hire-lead', {
        binding: { type: 'versionTag', versionTag: 'v2' },
        variables: { kind: 'lead' },
      }),
    )
  given(model)
    .when(started)
    .yields(raise('child#1', 'CALLED_ELEMENT_ERROR'))
    .when(variablesSet('process', { kind: 'lead' }), resolved('child#1'))
    .yields(
      mend('child#1'),
      callProcess('child#2', 'hire-lead', {
        binding: { type: 'versionTag', versionTag: 'v2' },
        variables: { kind: 'lead' },
      }),
    )
})

test('CA3 without propagation only inputs go in', () => {
  const model = draw('inputs')
    .start()
    .call('child', 'hiring', {
      propagateAllParentVariables: false,
      inputs: [{ source: feel('name'), target: 'person' }],
    })
    .model()
  given(model)
    .when(startedWith({ name: 'Tom' }))
    .yields(callProcess('child#1', 'hiring', { variables: { person: 'Tom' } }))
})

test('CA4 without propagation nothing comes out, and with outputs only what they name', () => {
  const closed = draw('closed')
    .start()
    .call('child', 'hiring', { propagateAllChildVariables: false })
    .user('next')
    .model()
  assert.deepEqual(given(closed).when(started, childFinished('child#1', { account: 1 })).variables, {})
  for (const propagateAllChildVariables of [true, false]) {
    const outputs = [{ source: feel('account'), target: 'id' }]
    const mapped = draw('mapped')
      .start()
      .call('child', 'hiring', { propagateAllChildVariables, outputs })
      .user('next')
      .model()
    assert.deepEqual(given(mapped).when(started, childFinished('child#1', { account: 1, log: 2 })).variables, { id: 1 })
  }
})

test('CA5 when it is interrupted the called process is withdrawn', () => {
  const model = draw('guarded')
    .start()
    .call('child', 'hiring')
    .end()
    .boundary('late', 'child', after('PT1H'))
    .user('look')
    .model()
  given(model)
    .when(started, timerFired('child#1', 'late'))
    .yields(
      schedule('child#1', 'late', noon + hour),
      callProcess('child#1', 'hiring'),
      withdraw('child#1'),
      ask('look#1'),
    )
    .when(childFinished('child#1'))
    .yieldsNothing()
  given(model)
    .when(started, cancelled)
    .yields(
      schedule('child#1', 'late', noon + hour),
      callProcess('child#1', 'hiring'),
      withdraw('child#1'),
      unschedule('child#1', 'late'),
      finish('cancelled'),
    )
})

test('CA6 a process that can not be run waits as an incident; resolved calls it again', () => {
  given(calling)
    .when(started, childFailed('child#1'), childFailed('child#1'))
    .yields(callProcess('child#1', 'hiring'), raise('child#1', 'CALLED_ELEMENT_ERROR'))
    .when(resolved('child#1'))
    .yields(mend('child#1'), callProcess('child#1', 'hiring', { attempt: 2 }))
    .when(childFailed('child#1'))
    .yieldsNothing()
    .when(childFinished('child#1'))
    .yields(call('next#1', 'any'))
  given(calling)
    .when(started, childFailed('child#1'))
    .says(/"child".*can't be run: there is no such process/)
})

test('CA6 a called process that ended after all counts, whatever was said before', () => {
  given(calling)
    .when(started, childFailed('child#1'), childFinished('child#1'))
    .yields(
      callProcess('child#1', 'hiring'),
      raise('child#1', 'CALLED_ELEMENT_ERROR'),
      mend('child#1'),
      call('next#1', 'any'),
    )
})

const catching = draw('catching')
  .start()
  .sub('part', (part) =>
    part
      .call('child', 'hiring')
      .boundary('any', 'child', anyError)
      .user('other')
      .boundary('taken', 'child', error('NAME_TAKEN'))
      .user('rename'),
  )
  .boundary('up', 'part', escalation('high'), { interrupting: false })
  .user('told')
  .model()

const callers: readonly Catcher[] = [
  { type: 'error', code: 'NAME_TAKEN', interrupting: true },
  { type: 'error', code: null, interrupting: true },
  { type: 'escalation', code: 'high', interrupting: false },
]

test('CA7 the called process is told what would be caught around it', () => {
  given(catching)
    .when(started)
    .yields(callProcess('child#1', 'hiring', { callers }))
  const outer: readonly Catcher[] = [{ type: 'error', code: 'FAR', interrupting: true }]
  given(calling)
    .when(startedWith({}, { callers: outer }))
    .yields(callProcess('child#1', 'hiring', { callers: outer }))
})

test('CA8 an error that the called process threw is caught like one of a job', () => {
  given(catching)
    .when(started, childThrewError('child#1', 'NAME_TAKEN', { variables: { name: 'tom' } }))
    .yields(callProcess('child#1', 'hiring', { callers }), ask('rename#1'))
  given(calling)
    .when(started, childThrewError('child#1', 'NAME_TAKEN'))
    .yields(callProcess('child#1', 'hiring'), raise('child#1', 'UNHANDLED_ERROR_EVENT'))
    .when(resolved('child#1'))
    .yields(mend('child#1'), callProcess('child#1', 'hiring', { attempt: 2 }))
})

test('CA9 an error that only a caller catches finishes the called instance, which says what it was', () => {
  const hiring = draw('hiring').start().parallel('both').service('create', 'any').from('both').user('beside').model()
  given(hiring)
    .when(
      startedWith({}, { callers }),
      errorThrown('create#1', 'NAME_TAKEN', { message: 'tom exists', variables: { name: 'tom' } }),
    )
    .yields(
      call('create#1', 'any'),
      ask('beside#1'),
      withdraw('beside#1'),
      finish('errorThrown', { code: 'NAME_TAKEN', message: 'tom exists', variables: { name: 'tom' } }),
    )
})

test('CA10 an escalation of the called process counts once, and it goes on', () => {
  given(catching)
    .when(started, childEscalated('child#1', 1, 'high'), childEscalated('child#1', 1, 'high'))
    .yields(callProcess('child#1', 'hiring', { callers }), ask('told#1'))
    .when(
      childEscalated('child#1', 3, 'high'),
      childEscalated('child#1', 2, 'high'),
      childEscalated('child#1', 2, 'high'),
    )
    .yields(ask('told#2'), ask('told#3'))
    .when(childEscalated('child#1', 4, 'low'), completed('told#1'))
    .yields()
    .when(childFinished('child#1'), completed('told#2'), completed('told#3'))
    .yields(finish('completed'))
})

test('CA11 an escalation that a caller catches is sent to it; where that interrupts, the instance is over', () => {
  const hiring = draw('hiring')
    .start()
    .throw('up', escalation('high'))
    .throw('again', escalation('high'))
    .user('more')
    .model()
  given(hiring).when(startedWith({}, { callers })).yields(escalate(1, 'high'), escalate(2, 'high'), ask('more#1'))
  given(hiring)
    .when(startedWith({}, { callers: [{ type: 'escalation', code: null, interrupting: true }] }))
    .yields(escalate(1, 'high'), finish('escalated'))
  given(hiring).when(started).yields(ask('more#1'))
})

test('CA12 an escalation that interrupts the caller withdraws the called process', () => {
  const model = draw('catching')
    .start()
    .call('child', 'hiring')
    .end()
    .boundary('up', 'child', escalation('high'))
    .user('told')
    .model()
  given(model)
    .when(started, childEscalated('child#1', 1, 'high', { variables: { when: 'now' } }))
    .yields(
      callProcess('child#1', 'hiring', { callers: [{ type: 'escalation', code: 'high', interrupting: true }] }),
      withdraw('child#1'),
      ask('told#1'),
    )
})

test('CA7 whoever stands behind one that catches the same is not told', () => {
  const same: readonly Catcher[] = [
    { type: 'error', code: 'NAME_TAKEN', interrupting: true },
    { type: 'error', code: 'FAR', interrupting: true },
    { type: 'escalation', code: 'high', interrupting: true },
    { type: 'escalation', code: 'low', interrupting: true },
  ]
  const [last] = same.slice(3)
  assert.ok(last)
  given(catching)
    .when(startedWith({}, { callers: same }))
    .yields(callProcess('child#1', 'hiring', { callers: [...callers, last] }))
})
