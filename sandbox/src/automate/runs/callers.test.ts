import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openCallers } from './callers.ts'

test('whoever waits for a run that was forgotten is answered, not left waiting', async () => {
  const callers = openCallers()
  const answer = callers.answerFor('run')
  callers.forget()
  assert.deepEqual(await answer, { type: 'noResponse' })
})
