import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  call,
  completed,
  failed,
  finish,
  hour,
  listen,
  mend,
  messageReceived,
  noon,
  raise,
  schedule,
  signalReceived,
  started,
  startedWith,
  subscribe,
  timerFired,
  unlisten,
  unschedule,
  unsubscribe,
  withdraw,
} from '../../testing/words.ts'
import { after, every, message, signal } from '../events.ts'
import { draw } from '../index.ts'

const feel = (source: string) => ({ feel: source })

const reminded = draw('reminded')
  .start()
  .user('decide')
  .end()
  .boundary('late', 'decide', after('P1D'))
  .user('escalate')
  .boundary('remind', 'decide', every('R2/PT1H'), { interrupting: false })
  .service('mail', 'any')
  .model()

const begun = [
  schedule('decide#1', 'late', noon + 24 * hour),
  schedule('decide#1', 'remind', noon + hour),
  ask('decide#1'),
]

test('BO1 boundary events are listened for while the activity waits, and given up when it is left', () => {
  given(reminded)
    .when(started)
    .yields(...begun)
    .when(completed('decide#1'))
    .yields(unschedule('decide#1', 'late'), unschedule('decide#1', 'remind'), finish('completed'))
})

test('BO2 an interrupting event ends the activity, and the token goes on from the event', () => {
  given(reminded)
    .when(started, timerFired('decide#1', 'late'))
    .yields(...begun, withdraw('decide#1'), unschedule('decide#1', 'remind'), ask('escalate#1'))
    .when(completed('decide#1'), timerFired('decide#1', 'late'), timerFired('decide#1', 'remind'))
    .yieldsNothing()
})

test('BO2 an activity that waits for somebody to look can be interrupted too', () => {
  const model = draw('failing')
    .start()
    .service('create', 'any')
    .end()
    .boundary('late', 'create', after('PT1H'))
    .user('look')
    .model()
  given(model)
    .when(started, failed('create#1', 0), timerFired('create#1', 'late'))
    .yields(
      schedule('create#1', 'late', noon + hour),
      call('create#1', 'any'),
      raise('create#1', 'JOB_NO_RETRIES'),
      mend('create#1'),
      ask('look#1'),
    )
})

test('BO3 an event that does not interrupt sends a token of its own, and the activity goes on', () => {
  given(reminded)
    .when(started, timerFired('decide#1', 'remind', { at: noon + hour }))
    .yields(...begun, schedule('decide#1', 'remind', noon + 2 * hour, 2), call('mail#1', 'any'))
    .when(timerFired('decide#1', 'remind'))
    .yieldsNothing()
    .when(timerFired('decide#1', 'remind', { round: 2, at: noon + 5 * hour }))
    .yields(call('mail#2', 'any'))
    .when(completed('decide#1'), completed('mail#1'), completed('mail#2'))
    .yields(unschedule('decide#1', 'late'), finish('completed'))
})

test('BO4 a message or signal that does not interrupt is listened for again, as the next round', () => {
  const model = draw('noted')
    .start()
    .user('decide')
    .end()
    .boundary('note', 'decide', message('note', 'id'), { interrupting: false })
    .service('add', 'any')
    .end('added')
    .boundary('all', 'decide', signal('all'), { interrupting: false })
    .end('heard')
    .model()
  given(model)
    .when(startedWith({ id: 7 }))
    .yields(subscribe('decide#1', 'note', 'note', '7'), listen('decide#1', 'all', 'all'), ask('decide#1'))
    .when(
      messageReceived('decide#1', 'note', { variables: { text: 'one' } }),
      messageReceived('decide#1', 'note', { variables: { text: 'one' } }),
    )
    .yields(subscribe('decide#1', 'note', 'note', '7', 2), call('add#1', 'any', { variables: { id: 7, text: 'one' } }))
    .when(
      messageReceived('decide#1', 'note', { round: 2, variables: { text: 'two' } }),
      signalReceived('decide#1', 'all'),
    )
    .yields(
      subscribe('decide#1', 'note', 'note', '7', 3),
      call('add#2', 'any', { variables: { id: 7, text: 'two' } }),
      listen('decide#1', 'all', 'all', 2),
    )
    .when(completed('decide#1'))
    .yields(unsubscribe('decide#1', 'note', 3), unlisten('decide#1', 'all', 2))
})

test('BO5 what the event brought is mapped by the event', () => {
  const model = draw('stopped')
    .start()
    .user('decide')
    .end()
    .boundary('stop', 'decide', message('stop', '"k"'), { outputs: [{ source: feel('why'), target: 'reason' }] })
    .service('tell', 'any')
    .model()
  given(model)
    .when(started, messageReceived('decide#1', 'stop', { variables: { why: 'left', who: 'Tom' } }))
    .yields(
      subscribe('decide#1', 'stop', 'stop', 'k'),
      ask('decide#1'),
      withdraw('decide#1'),
      call('tell#1', 'any', { variables: { reason: 'left' } }),
    )
})

test('BO6 a correlation key at a boundary is read around the activity, everything else inside of it', () => {
  const model = draw('scoped')
    .start()
    .user('decide', {
      inputs: [
        { source: 'inner', target: 'id' },
        { source: 'PT2H', target: 'limit' },
      ],
    })
    .end()
    .boundary('stop', 'decide', message('stop', 'id'))
    .end('stopped')
    .boundary('late', 'decide', after(feel('limit')))
    .end('overdue')
    .model()
  given(model)
    .when(startedWith({ id: 'outer' }))
    .yields(
      subscribe('decide#1', 'stop', 'stop', 'outer'),
      schedule('decide#1', 'late', noon + 2 * hour),
      ask('decide#1'),
    )
})

test('BO7 a boundary event that can not be listened for holds the token before the activity', () => {
  const model = draw('keyless')
    .start()
    .user('decide')
    .end()
    .boundary('stop', 'decide', message('stop', 'id'))
    .end('e')
    .model()
  given(model).when(started).yields(raise('decide#1', 'EXTRACT_VALUE_ERROR'))
})
