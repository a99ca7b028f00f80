import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import { ask, call, completed, finish, started } from '../../testing/words.ts'
import { draw } from '../index.ts'

test('T1 manual and undefined tasks pass the token on at once', () => {
  const model = draw('note').start().task('sort').manual('file').user('ask').end().model()
  given(model).when(started).yields(ask('ask#1'))
})

test('T2 a node with several outgoing flows puts a token on each', () => {
  const model = draw('split').start().task('sort').user('ask').end().from('sort').service('tell', 'mail.send').model()
  given(model).when(started).yields(ask('ask#1'), call('tell#1', 'mail.send'))
})

test('T3 a task with several incoming flows is entered once for each token', () => {
  const model = draw('merge').start().task('a').user('ask').end().from('start').task('b').to('ask').model()
  given(model)
    .when(started)
    .yields(ask('ask#1'), ask('ask#2'))
    .when(completed('ask#2'))
    .yields()
    .when(completed('ask#1'))
    .yields(finish('completed'))
})

test('T4 a task without an outgoing flow ends its token', () => {
  const model = draw('short').start().user('ask').manual('file').model()
  given(model).when(started, completed('ask#1')).yields(ask('ask#1'), finish('completed'))
})

test('E1 an end event ends its token and no other', () => {
  const model = draw('two').start().user('a').end().from('start').user('b').to('end').model()
  given(model)
    .when(started, completed('a#1'))
    .yields(ask('a#1'), ask('b#1'))
    .when(completed('b#1'))
    .yields(finish('completed'))
})

test('E2 an instance without a token left finishes as completed', () => {
  given(draw('empty').start().end().model()).when(started).yields(finish('completed'))
  given(draw('bare').start().model()).when(started).yields(finish('completed'))
})
