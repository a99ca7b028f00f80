import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsAt } from './problemsAt.ts'

const finding = (elementId: string | null) => ({
  code: 'feel',
  elementId,
  elementName: null,
  line: null,
  reason: 'r',
  remedy: 'm',
})

test('problems are counted where they stand; what is wrong with the file as a whole stands nowhere', () => {
  const counts = problemsAt([finding('ask'), finding(null), finding('ask'), finding('end')])
  assert.deepEqual(
    [...counts],
    [
      ['ask', 2],
      ['end', 1],
    ],
  )
})
