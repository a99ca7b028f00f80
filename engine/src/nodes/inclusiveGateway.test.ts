import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  completed,
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
import { after } from '../events.ts'
import { draw } from '../index.ts'

/** Which of two stores are changed, and then a word to whoever asked. */
const stores = draw('stores')
  .start()
  .inclusive('which')
  .when('entra')
  .user('cloud')
  .inclusive('done')
  .user('tell')
  .from('which')
  .when('ldap')
  .user('local')
  .to('done')
  .from('which')
  .otherwise()
  .user('none')
  .to('done')
  .model()

test('C5 an inclusive gateway takes every flow whose condition holds, else the default', () => {
  given(stores)
    .when(startedWith({ entra: true, ldap: true }))
    .yields(ask('cloud#1'), ask('local#1'))
  given(stores)
    .when(startedWith({ entra: false, ldap: true }))
    .yields(ask('local#1'))
  given(stores)
    .when(startedWith({ entra: false, ldap: false }))
    .yields(ask('none#1'))
  given(stores)
    .when(startedWith({ entra: false }))
    .yields(raise('which#1', 'CONDITION_ERROR'))
})

test('C6 an inclusive join waits for those tokens that can still come, and for no others', () => {
  given(stores)
    .when(startedWith({ entra: true, ldap: true }), completed('cloud#1'))
    .yields(ask('cloud#1'), ask('local#1'))
    .when(completed('local#1'))
    .yields(ask('tell#1'))
  given(stores)
    .when(startedWith({ entra: true, ldap: false }), completed('cloud#1'))
    .yields(ask('cloud#1'), ask('tell#1'))
})

test('C6 a token that ends elsewhere lets the join go on', () => {
  const model = draw('elsewhere')
    .start()
    .parallel('both')
    .user('a')
    .inclusive('join')
    .user('tell')
    .from('both')
    .user('b')
    .exclusive('well')
    .when('ok')
    .to('join')
    .from('well')
    .otherwise()
    .end()
    .model()
  given(model)
    .when(started, completed('a#1'))
    .yields(ask('a#1'), ask('b#1'))
    .when(completed('b#1', { ok: false }))
    .yields(ask('tell#1'))
})

test('C6 a token in an activity can come by its boundary events too', () => {
  const model = draw('edges')
    .start()
    .parallel('both')
    .user('a')
    .inclusive('join')
    .user('tell')
    .from('both')
    .user('b')
    .end()
    .boundary('late', 'b', after('PT1H'))
    .to('join')
    .model()
  const begun = [ask('a#1'), schedule('b#1', 'late', noon + hour), ask('b#1')]
  given(model)
    .when(started, completed('a#1'))
    .yields(...begun)
    .when(timerFired('b#1', 'late'))
    .yields(withdraw('b#1'), ask('tell#1'))
  given(model)
    .when(started, completed('a#1'))
    .yields(...begun)
    .when(completed('b#1'))
    .yields(unschedule('b#1', 'late'), ask('tell#1'))
})

test('C6 when every flow has brought a token, what is still under way comes for the next round', () => {
  const model = draw('rounds')
    .start()
    .parallel('both')
    .user('a')
    .inclusive('join')
    .user('tell')
    .from('both')
    .user('b')
    .to('join')
    .from('start')
    .user('c')
    .to('a')
    .model()
  given(model)
    .when(started, completed('a#1'), completed('b#1'))
    .yields(ask('c#1'), ask('a#1'), ask('b#1'), ask('tell#1'))
    .when(completed('c#1'), completed('a#2'))
    .yields(ask('a#2'), ask('tell#2'))
    .when(completed('tell#1'), completed('tell#2'))
    .yields(finish('completed'))
})

test('C6 a way that leads through the join itself is none', () => {
  const model = draw('round').start().inclusive('join').user('again').exclusive('more').when('more').to('join')
  given(model.from('more').otherwise().end().model())
    .when(started)
    .yields(ask('again#1'))
    .when(completed('again#1', { more: true }))
    .yields(ask('again#2'))
    .when(completed('again#2', { more: false }))
    .yields(finish('completed'))
})

test('C7 an inclusive join that can not choose how to go on keeps its tokens until it can', () => {
  const model = draw('choosing')
    .start()
    .parallel('both')
    .user('a')
    .inclusive('join')
    .when('yes')
    .user('tell')
    .from('both')
    .user('b')
    .to('join')
    .from('join')
    .when('no')
    .end()
    .model()
  given(model)
    .when(started, completed('a#1'), completed('b#1'))
    .yields(ask('a#1'), ask('b#1'), raise('join#1', 'CONDITION_ERROR'))
    .when(resolved('join#1'))
    .yields(mend('join#1'), raise('join#1', 'CONDITION_ERROR', 2))
    .when(variablesSet('process', { yes: true, no: false }), resolved('join#1', { attempt: 2 }))
    .yields(mend('join#1', 2), ask('tell#1'))
})

test('C8 inclusive joins that wait for each other are starved like any other', () => {
  const model = draw('crossed')
    .start()
    .parallel('both')
    .user('a')
    .inclusive('first')
    .task('on')
    .inclusive('second')
    .task('fork')
    .end()
    .from('both')
    .user('b')
    .to('second')
    .from('fork')
    .to('first')
    .model()
  given(model)
    .when(started, completed('a#1'), completed('b#1'))
    .yields(ask('a#1'), ask('b#1'), raise('first#1', 'JOIN_STARVED'), raise('second#1', 'JOIN_STARVED'))
})
