import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  call,
  cancelled,
  completed,
  day,
  finish,
  hour,
  listen,
  mend,
  messageReceived,
  noon,
  raise,
  resolved,
  schedule,
  signalReceived,
  started,
  startedWith,
  subscribe,
  timerFired,
  unlisten,
  unschedule,
  unsubscribe,
  variablesSet,
} from '../../testing/words.ts'
import { after, message, onDate, signal } from '../events.ts'
import { draw } from '../index.ts'

const feel = (source: string) => ({ feel: source })

const sleeping = draw('sleeping').start().catch('wait', after('PT1H')).user('look').end().model()

test('TI1 a timer is scheduled when it is reached, and fires once', () => {
  given(sleeping)
    .when(started)
    .yields(schedule('wait#1', 'wait', noon + hour))
    .when(timerFired('wait#1', 'wait', { at: noon + hour }), timerFired('wait#1', 'wait', { at: noon + hour }))
    .yields(ask('look#1'))
})

test('TI1 a fact about another round, event or visit, or of another kind, fires nothing', () => {
  given(sleeping)
    .when(started)
    .yields(schedule('wait#1', 'wait', noon + hour))
    .when(
      timerFired('wait#1', 'wait', { round: 2 }),
      timerFired('wait#1', 'look'),
      timerFired('wait#2', 'wait'),
      timerFired('process', 'wait'),
      messageReceived('wait#1', 'wait'),
      completed('wait#1'),
    )
    .yieldsNothing()
})

test('TI1 the time may be computed, and is what it was when the timer was reached', () => {
  const model = draw('dated')
    .start()
    .catch('wait', onDate(feel('dueAt')))
    .end()
    .model()
  given(model)
    .when(startedWith({ dueAt: '2026-11-21T12:00:00Z' }))
    .yields(schedule('wait#1', 'wait', noon + day))
    .when(variablesSet('process', { dueAt: '2030-01-01T00:00:00Z' }), timerFired('wait#1', 'wait'))
    .yields(finish('completed'))
  const computed = draw('computed')
    .start()
    .catch('wait', after(feel('duration("PT" + string(hours) + "H")')))
    .model()
  given(computed)
    .when(startedWith({ hours: 2 }))
    .yields(schedule('wait#1', 'wait', noon + 2 * hour))
})

test('TI6 a time that is none holds the token before the event', () => {
  const model = draw('dated')
    .start()
    .catch('wait', onDate(feel('dueAt')))
    .end()
    .model()
  given(model)
    .when(startedWith({ dueAt: 'soon' }))
    .yields(raise('wait#1', 'EXTRACT_VALUE_ERROR'))
    .when(variablesSet('process', { dueAt: '2026-11-21T12:00:00Z' }), resolved('wait#1'))
    .yields(mend('wait#1'), schedule('wait#2', 'wait', noon + day))
  given(model)
    .when(startedWith({ dueAt: 'soon' }))
    .says(/"wait": "soon" is no date/)
})

const receiving = draw('receiving')
  .start()
  .receive('paid', message('payment', 'order.id'))
  .service('ship', 'any')
  .end()
  .model()

test('ME1 a message is subscribed to by name and key, worked out once', () => {
  given(receiving)
    .when(startedWith({ order: { id: 7 } }))
    .yields(subscribe('paid#1', 'paid', 'payment', '7'))
    .when(variablesSet('process', { order: { id: 8 } }))
    .yields()
    .when(messageReceived('paid#1', 'paid', { variables: { amount: 5 } }))
    .yields(call('ship#1', 'any', { variables: { order: { id: 8 }, amount: 5 } }))
})

test('ME1 a name may be computed', () => {
  const model = draw('named')
    .start()
    .catch('paid', message(feel('"pay-" + kind'), '"all"'))
    .end()
    .model()
  given(model)
    .when(startedWith({ kind: 'a' }))
    .yields(subscribe('paid#1', 'paid', 'pay-a', 'all'))
})

test('ME2 a message that comes twice counts once', () => {
  given(receiving)
    .when(startedWith({ order: { id: 'x' } }), messageReceived('paid#1', 'paid'), messageReceived('paid#1', 'paid'))
    .yields(subscribe('paid#1', 'paid', 'payment', 'x'), call('ship#1', 'any', { variables: { order: { id: 'x' } } }))
})

test('ME3 a key or a name is not too long', () => {
  const long = { feel: 'string join(for i in 1..256 return "x")' }
  for (const event of [message('answered', long.feel), message(long, '1'), signal(long)])
    given(draw('waiting').start().catch('hear', event).end().model())
      .when(started)
      .says(/must be a text of at most 255 characters/)
})

test('ME3 a key that is neither a text nor a number holds the token before the event', () => {
  given(receiving)
    .when(started)
    .yields(raise('paid#1', 'EXTRACT_VALUE_ERROR'))
    .when(messageReceived('paid#1', 'paid'))
    .yieldsNothing()
    .when(variablesSet('process', { order: { id: '' } }), resolved('paid#1'))
    .yields(mend('paid#1'), subscribe('paid#2', 'paid', 'payment', ''))
  given(receiving)
    .when(started)
    .says(/"paid".*correlation key must be a text of at most 255 characters, or a number, but `order.id` gave null/)
})

test('ME4 what a message brings is mapped like what a job brings', () => {
  const model = draw('mapped')
    .start()
    .catch('paid', message('payment', '"k"'), { outputs: [{ source: feel('amount * 2'), target: 'double' }] })
    .service('ship', 'any')
    .model()
  given(model)
    .when(started, messageReceived('paid#1', 'paid', { variables: { amount: 5 } }))
    .yields(subscribe('paid#1', 'paid', 'payment', 'k'), call('ship#1', 'any', { variables: { double: 10 } }))
})

test('SI1 a signal is listened for by its name, and what it brings comes in', () => {
  const model = draw('signalled')
    .start()
    .catch('moved', signal(feel('"moved-" + place')))
    .service('tell', 'any')
    .model()
  given(model)
    .when(startedWith({ place: 'hq' }))
    .yields(listen('moved#1', 'moved', 'moved-hq'))
    .when(signalReceived('moved#1', 'moved', { variables: { floor: 2 } }))
    .yields(call('tell#1', 'any', { variables: { place: 'hq', floor: 2 } }))
})

/** A callback, or after an hour a look; or everything is called off. */
const racing = draw('racing')
  .start()
  .eventBased('first')
  .catch('callback', message('done', 'id'), { outputs: [{ source: feel('code'), target: 'result' }] })
  .service('tell', 'any')
  .from('first')
  .catch('timeout', after('PT1H'))
  .user('look')
  .from('first')
  .catch('off', signal('off'))
  .end()
  .from('first')
  .receive('paid', message('paid', 'id'))
  .end('ended')
  .model()

const listening = [
  subscribe('first#1', 'callback', 'done', '7'),
  schedule('first#1', 'timeout', noon + hour),
  listen('first#1', 'off', 'off'),
  subscribe('first#1', 'paid', 'paid', '7'),
]

test('EG1 an event-based gateway waits for all its events; the first decides, and the others are given up', () => {
  given(racing)
    .when(startedWith({ id: 7 }))
    .yields(...listening)
    .when(messageReceived('first#1', 'callback', { variables: { code: 4 } }), timerFired('first#1', 'timeout'))
    .yields(
      unschedule('first#1', 'timeout'),
      unlisten('first#1', 'off'),
      unsubscribe('first#1', 'paid'),
      call('tell#1', 'any', { variables: { id: 7, result: 4 } }),
    )
  given(racing)
    .when(startedWith({ id: 7 }), timerFired('first#1', 'timeout'))
    .yields(
      ...listening,
      unsubscribe('first#1', 'callback'),
      unlisten('first#1', 'off'),
      unsubscribe('first#1', 'paid'),
      ask('look#1'),
    )
  given(racing)
    .when(startedWith({ id: 7 }), messageReceived('first#1', 'paid'))
    .yields(
      ...listening,
      unsubscribe('first#1', 'callback'),
      unschedule('first#1', 'timeout'),
      unlisten('first#1', 'off'),
      finish('completed'),
    )
})

test('EG2 an event that can not be waited for holds the token before the gateway', () => {
  given(racing)
    .when(started)
    .yields(raise('first#1', 'EXTRACT_VALUE_ERROR'))
    .when(variablesSet('process', { id: 'x' }), resolved('first#1'))
    .yields(
      mend('first#1'),
      subscribe('first#2', 'callback', 'done', 'x'),
      schedule('first#2', 'timeout', noon + hour),
      listen('first#2', 'off', 'off'),
      subscribe('first#2', 'paid', 'paid', 'x'),
    )
})

test('EV1 what is listened for is given up when the instance ends', () => {
  given(racing)
    .when(startedWith({ id: 7 }), cancelled)
    .yields(
      ...listening,
      unsubscribe('first#1', 'callback'),
      unschedule('first#1', 'timeout'),
      unlisten('first#1', 'off'),
      unsubscribe('first#1', 'paid'),
      finish('cancelled'),
    )
})
