import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  call,
  cancelled,
  completed,
  finish,
  hour,
  mend,
  messageReceived,
  minute,
  noon,
  raise,
  resolved,
  schedule,
  started,
  startedWith,
  subscribe,
  timerFired,
  unschedule,
  unsubscribe,
  variablesSet,
  withdraw,
} from '../../testing/words.ts'
import { after, every, message } from '../events.ts'
import { draw, visibleIn } from '../index.ts'

const feel = (source: string) => ({ feel: source })

const hiring = draw('hiring')
  .start()
  .sub('accounts', (inside) => inside.parallel('both').user('create').from('both').user('license'))
  .boundary('late', 'accounts', after('PT1H'))
  .user('hurry')
  .from('accounts')
  .user('welcome')
  .end()
  .model()

const begun = [schedule('accounts#1', 'late', noon + hour), ask('create#1'), ask('license#1')]

test('SP1 a sub-process is left when nothing inside of it is left', () => {
  given(hiring)
    .when(started, completed('create#1'))
    .yields(...begun)
    .when(completed('license#1'))
    .yields(unschedule('accounts#1', 'late'), ask('welcome#1'))
})

test('SP1 sub-processes inside of sub-processes are left from the inside outward', () => {
  const model = draw('nested')
    .start()
    .sub('outer', (outer) => outer.sub('middle', (middle) => middle.sub('inner', (inner) => inner.user('deep'))))
    .user('next')
    .model()
  given(model).when(started, completed('deep#1')).yields(ask('deep#1'), ask('next#1'))
})

test('SP1 one without anything that waits is passed at once', () => {
  const model = draw('quick')
    .start()
    .sub('quick', (inside) => inside.task('a').task('b'))
    .user('next')
    .model()
  given(model).when(started).yields(ask('next#1'))
})

test('SP2 an event at its edge that interrupts ends all that is inside', () => {
  given(hiring)
    .when(started, timerFired('accounts#1', 'late'))
    .yields(...begun, withdraw('create#1'), withdraw('license#1'), ask('hurry#1'))
    .when(completed('create#1'))
    .yieldsNothing()
})

test('SP3 what is inside of one round of a sub-process has nothing to do with the other', () => {
  const twice = draw('twice')
    .start()
    .task('fork')
    .sub('join', (inside) =>
      inside.parallel('both').user('a').parallel('met').user('c').from('both').user('b').to('met'),
    )
    .from('fork')
    .to('join')
    .model()
  given(twice)
    .when(started)
    .yields(ask('a#1'), ask('b#1'), ask('a#2'), ask('b#2'))
    .when(completed('a#1'), completed('b#2'))
    .yields()
    .when(completed('a#2'))
    .yields(ask('c#1'))
    .when(completed('b#1'))
    .yields(ask('c#2'))
})

test('SP3 an inclusive join waits for nothing that is inside of another visit', () => {
  const twice = draw('twice')
    .start()
    .task('fork')
    .sub('part', (inside) =>
      inside.parallel('both').user('a').inclusive('met').user('c').from('both').user('b').to('met'),
    )
    .from('fork')
    .to('part')
    .model()
  given(twice)
    .when(started, completed('a#1'), completed('b#1'))
    .yields(ask('a#1'), ask('b#1'), ask('a#2'), ask('b#2'), ask('c#1'))
  const ending = draw('ending')
    .start()
    .task('fork')
    .sub('part', (inside) =>
      inside
        .parallel('both')
        .user('a')
        .inclusive('met')
        .user('c')
        .from('both')
        .user('b')
        .exclusive('on')
        .when('on')
        .to('met')
        .from('on')
        .otherwise()
        .end('off'),
    )
    .from('fork')
    .to('part')
    .model()
  given(ending)
    .when(startedWith({ on: false }), completed('a#1'), completed('b#1'))
    .yields(ask('a#1'), ask('b#1'), ask('a#2'), ask('b#2'), ask('c#1'))
})

test('SP4 its variables are gone with it, but for what it maps out', () => {
  const model = draw('mapping')
    .start()
    .sub('inner', (inside) => inside.user('a'), {
      inputs: [{ source: feel('1'), target: 'sum' }],
      outputs: [{ source: feel('sum + 1'), target: 'total' }],
    })
    .service('next', 'any')
    .model()
  given(model)
    .when(started, completed('a#1', { sum: 5, found: true }))
    .yields(ask('a#1'), call('next#1', 'any', { variables: { found: true, total: 6 } }))
})

test('SP5 a terminate end event inside ends what is inside, and the sub-process is left', () => {
  const model = draw('stopped')
    .start()
    .parallel('fork')
    .user('beside')
    .from('fork')
    .sub('inner', (inside) =>
      inside
        .parallel('both')
        .user('a')
        .terminate()
        .from('both')
        .user('b')
        .from('both')
        .sub('deep', (deep) => deep.user('c')),
    )
    .user('next')
    .model()
  given(model)
    .when(started, completed('a#1'))
    .yields(ask('beside#1'), ask('a#1'), ask('b#1'), ask('c#1'), withdraw('b#1'), withdraw('c#1'), ask('next#1'))
})

test('SP5 tokens on their way inside are dropped', () => {
  const model = draw('abrupt')
    .start()
    .sub('inner', (inside) => inside.parallel('both').terminate().from('both').user('never'))
    .user('next')
    .model()
  given(model).when(started).yields(ask('next#1'))
})

test('SP6 a join inside that can not be complete is starved, whatever goes on outside', () => {
  const model = draw('starving')
    .start()
    .parallel('fork')
    .user('beside')
    .from('fork')
    .sub('inner', (inside) =>
      inside.user('a').exclusive('x').when('true').parallel('met').from('x').otherwise().to('met'),
    )
    .user('next')
    .model()
  given(model)
    .when(started, completed('a#1'))
    .yields(ask('beside#1'), ask('a#1'), raise('met#1', 'JOIN_STARVED'))
    .when(resolved('met#1'))
    .yields(mend('met#1'), ask('next#1'))
})

test('SP7 an endless loop round a sub-process is stopped like any other', () => {
  const model = draw('round')
    .start()
    .user('ask')
    .sub('inner', (inside) => inside.task('a'))
    .task('b')
    .to('inner')
    .model()
  given(model).when(started, completed('ask#1')).yields(ask('ask#1'), raise('inner#1', 'ENDLESS_LOOP'))
  const inside = draw('inside')
    .start()
    .sub('inner', (inner) => inner.user('ask'))
    .task('b')
    .to('b')
    .model()
  given(inside).when(started, completed('ask#1')).yields(ask('ask#1'), raise('b#1', 'ENDLESS_LOOP'))
})

test('E4 what is inside is withdrawn when the instance is cancelled', () => {
  given(hiring)
    .when(started, cancelled)
    .yields(
      ...begun,
      unschedule('accounts#1', 'late'),
      withdraw('create#1'),
      withdraw('license#1'),
      finish('cancelled'),
    )
})

// --- event sub-processes ---

/** While `work` goes on, notes may come; a stop ends it. */
const watched = draw('watched')
  .start()
  .user('work')
  .end()
  .eventSub('noting', message('note', 'id'), (inside) => inside.service('add', 'any'), { interrupting: false })
  .eventSub('stopping', message('stop', 'id'), (inside) => inside.user('why'))
  .model()

const watching = [
  subscribe('process', 'noting.start', 'note', '7'),
  subscribe('process', 'stopping.start', 'stop', '7'),
]

test('ES1 a process listens for its event sub-processes until it ends', () => {
  given(watched)
    .when(startedWith({ id: 7 }))
    .yields(...watching, ask('work#1'))
    .when(completed('work#1'))
    .yields(unsubscribe('process', 'noting.start'), unsubscribe('process', 'stopping.start'), finish('completed'))
})

test('ES2 one that does not interrupt runs beside what goes on, as often as its event happens', () => {
  given(watched)
    .when(startedWith({ id: 7 }), messageReceived('process', 'noting.start', { variables: { text: 'one' } }))
    .yields(
      ...watching,
      ask('work#1'),
      subscribe('process', 'noting.start', 'note', '7', 2),
      call('add#1', 'any', { variables: { id: 7, text: 'one' } }),
    )
    .when(messageReceived('process', 'noting.start'))
    .yieldsNothing()
    .when(messageReceived('process', 'noting.start', { round: 2 }), completed('work#1'), completed('add#1'))
    .yields(
      subscribe('process', 'noting.start', 'note', '7', 3),
      call('add#2', 'any', { variables: { id: 7, text: 'one' } }),
    )
    .when(completed('add#2'))
    .yields(unsubscribe('process', 'noting.start', 3), unsubscribe('process', 'stopping.start'), finish('completed'))
})

test('ES3 one that interrupts ends all else in its scope, which listens for nothing any more', () => {
  given(watched)
    .when(
      startedWith({ id: 7 }),
      messageReceived('process', 'noting.start'),
      messageReceived('process', 'stopping.start'),
    )
    .yields(
      ...watching,
      ask('work#1'),
      subscribe('process', 'noting.start', 'note', '7', 2),
      call('add#1', 'any', { variables: { id: 7 } }),
      withdraw('work#1'),
      withdraw('add#1'),
      unsubscribe('process', 'noting.start', 2),
      ask('why#1'),
    )
    .when(messageReceived('process', 'noting.start', { round: 2 }), completed('work#1'))
    .yieldsNothing()
    .when(completed('why#1'))
    .yields(finish('completed'))
})

test('ES4 in a sub-process it belongs to that one, and sees its variables', () => {
  const model = draw('inner')
    .start()
    .sub(
      'part',
      (inside) =>
        inside
          .user('work')
          .eventSub('tick', every('R2/PT5M'), (tick) => tick.service('count', 'any'), { interrupting: false }),
      { inputs: [{ source: 'yes', target: 'own' }] },
    )
    .user('next')
    .model()
  given(model)
    .when(started, timerFired('part#1', 'tick.start'))
    .yields(
      schedule('part#1', 'tick.start', noon + 5 * minute),
      ask('work#1'),
      schedule('part#1', 'tick.start', noon + 10 * minute, 2),
      call('count#1', 'any', { variables: { own: 'yes' } }),
    )
    .when(completed('work#1'), completed('count#1'))
    .yields(unschedule('part#1', 'tick.start', 2), ask('next#1'))
})

test('ES5 what its event brings goes in by its start event', () => {
  const outputs = [{ source: feel('why'), target: 'reason' }]
  const model = draw('mapped')
    .start()
    .user('work')
    .end()
    .eventSub('stopping', message('stop', '"k"'), (inside) => inside.service('tell', 'any'), { outputs })
    .model()
  given(model)
    .when(started, messageReceived('process', 'stopping.start', { variables: { why: 'left', who: 'Tom' } }))
    .yields(
      subscribe('process', 'stopping.start', 'stop', 'k'),
      ask('work#1'),
      withdraw('work#1'),
      call('tell#1', 'any', { variables: { reason: 'left' } }),
    )
})

test('ES6 event sub-processes that can not be listened for hold the token before what they belong to', () => {
  given(watched)
    .when(started)
    .yields(raise('start#1', 'EXTRACT_VALUE_ERROR'))
    .when(variablesSet('process', { id: 7 }), resolved('start#1'))
    .yields(mend('start#1'), ...watching, ask('work#1'))
  const model = draw('inner')
    .start()
    .sub('part', (inside) => inside.user('work').eventSub('stop', message('stop', 'id'), (stop) => stop.user('why')))
    .model()
  given(model).when(started).yields(raise('part#1', 'EXTRACT_VALUE_ERROR'))
})

test('ES7 an event sub-process may have one of its own', () => {
  const model = draw('nested')
    .start()
    .user('work')
    .end()
    .eventSub('outer', message('outer', '"k"'), (outer) =>
      outer.user('a').eventSub('inner', message('inner', '"k"'), (inner) => inner.user('b')),
    )
    .model()
  given(model)
    .when(started, messageReceived('process', 'outer.start'))
    .yields(
      subscribe('process', 'outer.start', 'outer', 'k'),
      ask('work#1'),
      withdraw('work#1'),
      subscribe('outer#1', 'inner.start', 'inner', 'k'),
      ask('a#1'),
    )
    .when(messageReceived('outer#1', 'inner.start'))
    .yields(withdraw('a#1'), ask('b#1'))
    .when(completed('b#1'))
    .yields(finish('completed'))
})

test('V1 the variables of a sub-process are seen inside of it', () => {
  const model = draw('seen')
    .start()
    .sub('part', (inside) => inside.user('work'), { inputs: [{ source: 'yes', target: 'own' }] })
    .model()
  const { instance } = given(model).when(startedWith({ id: 7 }))
  assert.ok(instance.status === 'active')
  assert.deepEqual(visibleIn(instance, 'work#1'), { id: 7, own: 'yes' })
})
