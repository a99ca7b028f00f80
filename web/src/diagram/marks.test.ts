import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noMarks, stateWords } from './marks.ts'

test('an element nothing is marked at has no state', () => {
  assert.equal(stateWords('ask', noMarks), '')
})

test('all that is marked at an element is told, one of it in the singular', () => {
  const marks = {
    ...noMarks,
    tokens: new Map([['ask', 3]]),
    incidents: new Map([['ask', 1]]),
    problems: new Map([['ask', 2]]),
  }
  assert.equal(stateWords('ask', marks), '3 tokens wait here, 1 incident, 2 problems')
  assert.equal(stateWords('ask', { ...noMarks, tokens: new Map([['ask', 1]]) }), '1 token waits here')
})

test('where a token waits, it does not matter that others have passed', () => {
  const marks = { ...noMarks, tokens: new Map([['ask', 1]]), passed: new Set(['ask', 'start']) }
  assert.equal(stateWords('ask', marks), '1 token waits here')
  assert.equal(stateWords('start', marks), 'passed')
})
