import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given } from '../testing/given.ts'
import {
  ask,
  call,
  completed,
  finish,
  hour,
  mend,
  noon,
  raise,
  resolved,
  started,
  startedAt,
  startedWith,
  subscribe,
} from '../testing/words.ts'
import { every, message, onDate, signal } from './events.ts'
import { draw, nextDue, startsOf } from './index.ts'

const feel = (source: string) => ({ feel: source })
const stamp = { at: noon, seed: 'seed' }

const many = draw('many')
  .start()
  .service('work', 'any')
  .end()
  .startOn('ordered', message('order'), { outputs: [{ source: feel('order.id'), target: 'id' }] })
  .to('work')
  .startOn('moved', signal(feel('"mo" + "ved"')))
  .to('work')
  .startOn('hourly', every('R2/PT1H'))
  .to('work')
  .model()

test('ST1 a process tells what it can be started by', () => {
  assert.deepEqual(startsOf(many, stamp), {
    ok: true,
    starts: [
      { startEvent: 'start', type: 'none' },
      { startEvent: 'ordered', type: 'message', messageName: 'order' },
      { startEvent: 'moved', type: 'signal', signalName: 'moved' },
      { startEvent: 'hourly', type: 'timer', dueAt: noon + hour, cycle: 'R1/PT1H' },
    ],
  })
})

test('ST2 the next time of a timer follows from the one before', () => {
  assert.deepEqual(nextDue('R1/PT1H', noon + hour), { dueAt: noon + 2 * hour })
  assert.equal(nextDue('R0/PT1H', noon), null)
})

test('ST3 a name or time that can not be worked out without variables is a problem of the start event', () => {
  const model = draw('vague')
    .startOn('a', message(feel('name')))
    .task('t')
    .startOn('b', onDate(feel('"soon"')))
    .to('t')
    .start()
    .to('t')
    .model()
  const starts = startsOf(model, stamp)
  assert.ok(!starts.ok)
  assert.deepEqual(
    starts.problems.map(({ startEvent }) => startEvent),
    ['a', 'b'],
  )
  assert.match(
    starts.problems[0]?.reason ?? '',
    /"a": the name must be a text of at most 255 characters, but `name` gave null/,
  )
  assert.match(starts.problems[1]?.reason ?? '', /"b": "soon" is no date/)
})

test('ST4 an instance begins at the start event that happened, with what that brought', () => {
  given(many)
    .when(startedAt('moved', { place: 'hq' }))
    .yields(call('work#1', 'any', { variables: { place: 'hq' } }))
  given(many)
    .when(startedAt('hourly'))
    .yields(call('work#1', 'any'))
    .when(completed('work#1'))
    .yields(finish('completed'))
})

test('ST5 what the event brought is mapped by the start event', () => {
  given(many)
    .when(startedAt('ordered', { order: { id: 7 }, extra: 1 }))
    .yields(call('work#1', 'any', { variables: { id: 7 } }))
})

test('ST6 without a start event that is there, an instance stays new', () => {
  given(many).when(startedAt('nowhere')).yieldsNothing()
  const triggered = draw('triggered').startOn('only', message('order')).user('look').model()
  given(triggered).when(started).yieldsNothing().when(startedAt('only')).yields(ask('look#1'))
})

test('ST7 outputs of a none start event read the variables of the instance', () => {
  const outputs = [{ source: feel('assert(name, name != null) + "!"'), target: 'greeting' }]
  const model = draw('greeting').start('start', { outputs }).service('say', 'any').model()
  given(model)
    .when(startedWith({ name: 'Tom' }))
    .yields(call('say#1', 'any', { variables: { name: 'Tom', greeting: 'Tom!' } }))
  given(model)
    .when(started)
    .yields(raise('start#1', 'IO_MAPPING_ERROR'))
    .when(resolved('start#1'))
    .yields(mend('start#1'), raise('start#2', 'IO_MAPPING_ERROR'))
})

test('ST8 event sub-processes see what the start event brought', () => {
  const model = draw('watched')
    .startOn('ordered', message('order'))
    .user('work')
    .eventSub('stop', message('stop', 'id'), (inside) => inside.user('why'))
    .model()
  given(model)
    .when(startedAt('ordered', { id: 7 }))
    .yields(subscribe('process', 'stop.start', 'stop', '7'), ask('work#1'))
})
