import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import { ask, call, completed, finish, started } from '../../testing/words.ts'
import { draw } from '../index.ts'

const both = draw('both')
  .start()
  .parallel('fork')
  .service('create', 'entra.createUser')
  .parallel('join')
  .service('tell', 'mail.send')
  .end()
  .from('fork')
  .user('desk')
  .to('join')
  .model()

test('P1 a fork puts a token on every outgoing flow', () => {
  given(both).when(started).yields(call('create#1', 'entra.createUser'), ask('desk#1'))
})

test('P2 a join waits for every incoming flow, whichever comes first', () => {
  for (const [first, last] of [
    ['create#1', 'desk#1'],
    ['desk#1', 'create#1'],
  ] as const)
    given(both)
      .when(started, completed(first))
      .yields(call('create#1', 'entra.createUser'), ask('desk#1'))
      .when(completed(last))
      .yields(call('tell#1', 'mail.send'))
      .when(completed('tell#1'))
      .yields(finish('completed'))
})

test('P2 two flows from the same element are two flows', () => {
  const twice = draw('twice')
    .start()
    .task('a')
    .parallel('join')
    .from('a')
    .to('join')
    .service('tell', 'mail.send')
    .model()
  given(twice).when(started).yields(call('tell#1', 'mail.send'))
})

test('P3 a flow that brought two tokens keeps one and stands in for no other', () => {
  // `a` is visited twice and leads to the join by one flow, `b` and `c` share the other.
  const uneven = draw('uneven')
    .start()
    .user('a')
    .parallel('join')
    .service('tell', 'mail.send')
    .from('start')
    .to('a')
    .from('start')
    .user('b')
    .task('bc')
    .to('join')
    .from('start')
    .user('c')
    .to('bc')
    .model()
  given(uneven)
    .when(started)
    .yields(ask('a#1'), ask('a#2'), ask('b#1'), ask('c#1'))
    .when(completed('a#1'), completed('a#2'))
    .yields()
    .when(completed('b#1'))
    .yields(call('tell#1', 'mail.send'))
    .when(completed('c#1'))
    .yields(call('tell#2', 'mail.send'))
    .when(completed('tell#1'), completed('tell#2'))
    .yields(finish('completed'))
})

test('P4 one gateway joins and forks', () => {
  const relay = draw('relay')
    .start()
    .user('a')
    .parallel('relay')
    .user('c')
    .from('start')
    .user('b')
    .to('relay')
    .user('d')
    .model()
  given(relay)
    .when(started, completed('b#1'))
    .yields(ask('a#1'), ask('b#1'))
    .when(completed('a#1'))
    .yields(ask('c#1'), ask('d#1'))
})
