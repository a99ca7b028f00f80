import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApprovalRequest, ApprovalType } from './approval.ts'
import { outcomeOf } from './outcome.ts'

/** Answers in the order of those asked; `@2` is when, nothing is not yet. */
function requests(...answers: string[]): ApprovalRequest[] {
  return answers.map((text, place) => {
    const [answer = '', at = String(place + 1)] = text.split('@')
    const isAnswered = answer !== ''
    return {
      personId: String(place),
      requestedAt: 0,
      state: isAnswered ? 'Answered' : 'Pending',
      answer: isAnswered ? answer : null,
      comments: null,
      answeredAt: isAnswered ? Number(at) : null,
    }
  })
}

const cases: readonly (readonly [ApprovalType, readonly string[], string | undefined])[] = [
  ['Basic', ['', ''], undefined],
  ['Basic', ['', 'Approve'], 'Approve'],
  ['Basic', ['Reject', ''], 'Reject'],
  ['BasicAwaitAll', ['Approve', ''], undefined],
  ['BasicAwaitAll', ['Approve', 'Approve'], 'Approve'],
  ['BasicAwaitAll', ['Reject', ''], 'Reject'],
  ['BasicAwaitAll', ['Approve', 'Reject'], 'Reject'],
  ['CustomResponse', ['', 'Later'], 'Later'],
  ['CustomResponseAwaitAll', ['Yes', ''], undefined],
  ['CustomResponseAwaitAll', ['Yes@2', 'No@1'], 'No, Yes'],
]

for (const [type, answers, outcome] of cases)
  test(`${type}: ${answers.map((answer) => answer || '–').join(', ')} comes to ${outcome}`, () =>
    assert.equal(outcomeOf({ type, requests: requests(...answers) }), outcome))

test('who handed the question on is not waited for', () => {
  const [first, second] = requests('', 'Approve') as [ApprovalRequest, ApprovalRequest]
  assert.equal(outcomeOf({ type: 'BasicAwaitAll', requests: [{ ...first, state: 'Reassigned' }, second] }), 'Approve')
})
