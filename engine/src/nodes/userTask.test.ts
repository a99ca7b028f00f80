import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import { ask, completed, errorThrown, failed, finish, resolved, started } from '../../testing/words.ts'
import { draw } from '../index.ts'

const people = {
  assignee: 'grace@alder.example',
  candidateUsers: ['priya@alder.example'],
  candidateGroups: ['service-desk'],
}
const asking = draw('asking').start().user('ask', people).end().model()

test('U1 a user task asks those it names', () => {
  given(asking).when(started).yields(ask('ask#1', people))
})

test('U2 a completed user task lets the token go on', () => {
  given(asking)
    .when(started, completed('ask#1', { approved: true }))
    .yields(ask('ask#1', people), finish('completed'))
})

test('U3 a user task can not fail, throw or be resolved', () => {
  given(asking)
    .when(started)
    .yields(ask('ask#1', people))
    .when(failed('ask#1', 0), failed('ask#1', 2), errorThrown('ask#1', 'NO'), resolved('ask#1'))
    .yieldsNothing()
})
