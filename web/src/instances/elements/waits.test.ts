import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitsForWords } from './waits.ts'

const words = (waitsFor: string, kind = 'Service task', incident: string | null = null) =>
  waitsForWords({ waitsFor, incident }, kind)

test('an answer comes from whoever such an element asks', () => {
  assert.equal(words('answer', 'User task'), 'Waits for somebody to complete the task.')
  assert.equal(words('answer', 'Call activity'), 'Waits for the called instance to end.')
  assert.equal(words('answer', 'Send task'), 'Waits for a worker to do the job.')
})

test('an event is told by its kind', () => {
  assert.equal(words('event', 'Timer intermediate catch event'), 'Waits for its time to come.')
  assert.equal(words('event', 'Signal intermediate catch event'), 'Waits for its signal.')
  assert.equal(words('event', 'Event-based gateway'), 'Waits for the first of the events it leads to.')
  assert.equal(words('event', 'Receive task'), 'Waits for its message.')
})

test('where somebody has to look, that is told first', () => {
  for (const waitsFor of ['answer', 'entry', 'exit', 'tokens'])
    assert.match(words(waitsFor, 'Service task', 'JOB_NO_RETRIES'), /somebody has to look/)
})

test('whatever the engine learns to wait for has words', () => {
  for (const waitsFor of ['tokens', 'inside', 'rounds', 'something new']) assert.match(words(waitsFor), /^Waits/)
})
