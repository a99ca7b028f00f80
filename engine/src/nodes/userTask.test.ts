import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import {
  ask,
  completed,
  errorThrown,
  failed,
  finish,
  raise,
  resolved,
  started,
  startedWith,
} from '../../testing/words.ts'
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

const written = (source: string) => ({ feel: source })

test('U4 all that a user task asks may be computed', () => {
  const model = draw('asking')
    .start()
    .user('ask', {
      assignee: written('manager'),
      candidateUsers: written('[manager]'),
      candidateGroups: written('groups'),
      dueDate: written('date and time("2026-11-20T12:00:00Z") + duration("P1D")'),
      followUpDate: '2026-11-21T12:00:00Z',
      priority: written('40 + 2'),
      form: { type: 'formId', formId: written('"form-" + manager'), binding: { type: 'latest' } },
      headers: { page: 'hiring' },
    })
    .model()
  given(model)
    .when(startedWith({ manager: 'ada', groups: ['it'] }))
    .yields(
      ask('ask#1', {
        assignee: 'ada',
        candidateUsers: ['ada'],
        candidateGroups: ['it'],
        dueDate: '2026-11-21T12:00:00Z',
        followUpDate: '2026-11-21T12:00:00Z',
        priority: 42,
        form: { type: 'formId', formId: 'form-ada', binding: { type: 'latest' } },
        headers: { page: 'hiring' },
      }),
    )
})

test('U4 forms are found by id, by key, or elsewhere', () => {
  for (const form of [
    { type: 'formId', formId: 'f', binding: { type: 'deployment' } },
    { type: 'formKey', formKey: 'k' },
    { type: 'externalReference', externalReference: 'https://alder.example/form' },
  ] as const)
    given(draw('asking').start().user('ask', { form }).model()).when(started).yields(ask('ask#1', { form }))
})

test('U5 what can not be computed for a user task holds the token before it', () => {
  for (const [more, words] of [
    [{ assignee: written('7') }, /assignee must be a text of at most 255 characters, or null/],
    [{ candidateUsers: written('"ada"') }, /candidate users must be a list of at most 1,000 texts/],
    [{ candidateGroups: written('missing') }, /candidate groups must be a list of at most 1,000 texts/],
    [
      { dueDate: written('"tomorrow"') },
      /due date must be a date and time in ISO 8601 or null, but .* gave "tomorrow"/,
    ],
    [{ followUpDate: written('true') }, /follow-up date/],
    [{ priority: written('101') }, /priority must be a whole number from 0 to 100/],
    [{ form: { type: 'formKey', formKey: written('null') } as const }, /form must be a text/],
  ] as const) {
    const story = given(draw('asking').start().user('ask', more).model()).when(started)
    story.yields(raise('ask#1', 'EXTRACT_VALUE_ERROR'))
    story.says(words)
  }
})
