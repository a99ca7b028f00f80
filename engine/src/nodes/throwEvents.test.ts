import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  broadcast,
  call,
  completed,
  failed,
  finish,
  mend,
  raise,
  resolved,
  started,
  startedWith,
  variablesSet,
} from '../../testing/words.ts'
import { link, send, signal } from '../events.ts'
import { draw } from '../index.ts'

const feel = (source: string) => ({ feel: source })

test('TH1 a throwing event without a definition passes the token on', () => {
  const model = draw('milestone').start().throw('reached', { type: 'none' }).user('look').model()
  given(model).when(started).yields(ask('look#1'))
})

test('TH2 to send a message is a job, on the way and at the end', () => {
  const model = draw('sending')
    .start()
    .throw('note', send('mail.send'))
    .end('done', send('mail.close', { retries: 1 }))
    .model()
  given(model)
    .when(started)
    .yields(call('note#1', 'mail.send'))
    .when(failed('note#1', 0), resolved('note#1'), completed('note#1', { sent: true }))
    .yields(
      raise('note#1', 'JOB_NO_RETRIES'),
      mend('note#1'),
      call('note#1', 'mail.send', { attempt: 2 }),
      call('done#1', 'mail.close', { retries: 1, variables: { sent: true } }),
    )
    .when(completed('done#1'))
    .yields(finish('completed'))
})

test('SI2 a signal goes out with the variables of its event, and the token goes on', () => {
  const inputs = [{ source: feel('place'), target: 'where' }]
  const model = draw('moving')
    .start()
    .throw('moved', signal(feel('"moved-" + place')), { inputs })
    .end('done', signal('done'))
    .model()
  given(model)
    .when(startedWith({ place: 'hq' }))
    .yields(broadcast('moved-hq', { where: 'hq' }), broadcast('done'), finish('completed'))
})

test('SI3 a signal without a name holds the token', () => {
  const model = draw('moving')
    .start()
    .throw('moved', signal(feel('place')))
    .user('look')
    .model()
  given(model)
    .when(started)
    .yields(raise('moved#1', 'EXTRACT_VALUE_ERROR'))
    .when(variablesSet('process', { place: 'hq' }), resolved('moved#1'))
    .yields(mend('moved#1'), broadcast('hq'), ask('look#1'))
})

test('LK1 a link leads to the event that catches its name', () => {
  given(linked).when(started).yields(ask('look#1'), ask('look#2'))
})

const linked = draw('linked')
  .start()
  .parallel('both')
  .throw('out', link('there'))
  .from('both')
  .throw('out2', link('there'))
  .apart()
  .catch('in', link('there'))
  .user('look')
  .model()
