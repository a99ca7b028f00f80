import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoryStep } from '@countersign/core/api'
import { consequencesOf, detailOf, kindOf, sentenceOf } from './told.ts'

const names = {
  nameOf: (id: string) => ({ ask: 'Hand over the laptop', create: 'Create the user', ok: 'Approved?' })[id] ?? id,
  kindOf: () => '',
}

const step = (more: Partial<StoryStep>): StoryStep => ({
  number: '1',
  at: '2026-11-20T09:00:00.000Z',
  actor: null,
  what: 'completed',
  elementId: null,
  visit: null,
  detail: null,
  told: 'taken',
  way: [],
  wayCount: 0,
  ended: [],
  endedCount: 0,
  raised: [],
  mended: [],
  variables: [],
  variablesCount: 0,
  outcome: null,
  ...more,
})

const stop = (elementId: string, did: StoryStep['way'][number]['did']) => ({
  elementId,
  did,
  flowId: null,
  visit: did === 'passed' ? null : `${elementId}#1`,
  round: null,
})
const variable = (name: string) => ({ scope: 'process', name, before: null, after: '1', elementId: null })
const words = (more: Partial<StoryStep>) => consequencesOf(step(more), names).map(({ words }) => words)

for (const [more, sentence] of [
  [{ what: 'started', actor: 'Mateo Rossi' }, 'Mateo Rossi started it'],
  [{ what: 'started' }, 'The server started it'],
  [{ what: 'started', elementId: 'every-night' }, '“every-night” started it'],
  [{ what: 'completed', actor: 'Priya Nair', elementId: 'ask' }, 'Priya Nair completed “Hand over the laptop”'],
  [{ what: 'completed', elementId: 'create' }, '“Create the user” was done'],
  [{ what: 'failed', elementId: 'create', actor: 'w1' }, '“Create the user” failed, says w1'],
  [{ what: 'failed', elementId: 'create' }, '“Create the user” failed'],
  [{ what: 'errorThrown', elementId: 'create' }, '“Create the user” threw an error'],
  [{ what: 'resolved', actor: 'Mateo Rossi', elementId: 'create' }, 'Mateo Rossi let “Create the user” go on'],
  [{ what: 'timerFired', elementId: 'day-passed' }, 'Timer fired: “day-passed”'],
  [{ what: 'messageReceived', elementId: 'answered' }, 'Message received: “answered”'],
  [{ what: 'cancelled', actor: 'Grace Okafor' }, 'Grace Okafor cancelled it'],
  [{ what: 'childFinished', elementId: 'create' }, 'What “Create the user” called has ended'],
] satisfies [Partial<StoryStep>, string][])
  test(`${more.what} by ${'actor' in more ? more.actor : 'nobody'}: “${sentence}”`, () => {
    assert.equal(sentenceOf(step(more), names), sentence)
  })

test('who sets variables by hand is told with their names, of many the first and a number', () => {
  const set = (count: number, all = count) =>
    sentenceOf(
      step({
        what: 'variablesSet',
        actor: 'Mateo Rossi',
        variables: Array.from({ length: count }, (_, n) => variable(`v${n}`)),
        variablesCount: all,
      }),
      names,
    )
  assert.equal(set(1), 'Mateo Rossi set “v0”')
  assert.equal(set(2), 'Mateo Rossi set “v0” and “v1”')
  assert.equal(set(50, 300), 'Mateo Rossi set “v0”, “v1”, “v2”, “v3” and 296 more')
  assert.equal(set(0), 'Mateo Rossi set variables to what they were')
})

test('what follows is told in the order in which people ask: the way, the waits, the changes', () => {
  assert.deepEqual(
    words({
      elementId: 'create',
      way: [stop('ok', 'passed'), stop('ok', 'passed'), stop('ask', 'waits')],
      variables: [variable('userId')],
      variablesCount: 1,
    }),
    ['Passed “Approved?”', 'Came to “Hand over the laptop”', 'Set “userId”'],
  )
})

test('what somebody set by hand is told with its values, long ones by their beginning', () => {
  const set = (name: string, before: string | null, after: string) => ({ ...variable(name), before, after })
  assert.deepEqual(
    words({
      what: 'variablesSet',
      variables: [set('amount', '3', '4'), set('note', null, `"${'x'.repeat(200)}"`)],
      variablesCount: 2,
    }),
    ['amount: was 3, now 4', `note: "${'x'.repeat(79)}…`],
  )
})

test('of a long way the first elements are named and the rest counted', () => {
  const way = Array.from({ length: 10 }, (_, n) => stop(`e${n}`, 'passed'))
  assert.deepEqual(words({ way }), ['Passed “e0”, “e1”, “e2”, “e3”, “e4”, “e5” and 4 more'])
})

test('an incident is told with its message, and that one is over', () => {
  const raised = [{ visit: 'create#1', elementId: 'create', code: 'JOB_NO_RETRIES', message: 'Entra answered 403' }]
  assert.deepEqual(words({ raised }), ['Incident at “Create the user”: Entra answered 403'])
  assert.deepEqual(words({ mended: ['create#1'] }), ['1 incident is over'])
})

test('what was said is told once', () => {
  const raised = [{ visit: 'create#1', elementId: 'create', code: 'JOB_NO_RETRIES', message: 'It failed: no licence' }]
  assert.equal(detailOf(step({ what: 'failed', detail: 'no licence' })), 'no licence')
  assert.equal(detailOf(step({ what: 'failed', detail: 'no licence', raised })), null)
  assert.equal(detailOf(step({ what: 'failed', detail: 'another thing', raised })), 'another thing')
})

test('what was interrupted is told, what was completed is told by the sentence', () => {
  const ended = [
    { visit: 'ask#1', elementId: 'ask', how: 'interrupted' as const },
    { visit: 'create#1', elementId: 'create', how: 'completed' as const },
  ]
  assert.deepEqual(words({ ended }), ['Interrupted “Hand over the laptop”'])
})

test('the end of the instance is told once', () => {
  assert.deepEqual(words({ outcome: 'completed' }), ['The instance ended: completed'])
  assert.deepEqual(words({ what: 'cancelled', outcome: 'cancelled' }), [])
})

test('what counted for nothing says so, and nothing else', () => {
  for (const told of ['in-vain', 'broken', 'untold'] as const)
    assert.equal(words({ told, variables: [variable('x')], variablesCount: 1 }).length, 1)
})

test('what somebody has to know is of its own kind, whatever it began as', () => {
  const raised = [{ visit: 'a#1', elementId: 'a', code: 'X', message: '' }]
  assert.equal(kindOf(step({ what: 'completed', raised })), 'trouble')
  assert.equal(kindOf(step({ what: 'failed' })), 'trouble')
  assert.equal(kindOf(step({ what: 'completed', outcome: 'completed' })), 'ended')
  assert.equal(kindOf(step({ what: 'completed' })), 'done')
  assert.equal(kindOf(step({ what: 'timerFired' })), 'event')
  assert.equal(kindOf(step({ what: 'variablesSet' })), 'changed')
  assert.equal(kindOf(step({ what: 'started', raised })), 'trouble')
  assert.equal(kindOf(step({ what: 'started' })), 'begun')
})
