import assert from 'node:assert/strict'
import { test } from 'node:test'
import { follower } from './follow.ts'

/** Questions that are answered when the test says so. */
function questions() {
  const open: PromiseWithResolvers<void>[] = []
  let asked = 0
  return {
    ask: () => {
      asked += 1
      const question = Promise.withResolvers<void>()
      open.push(question)
      return question.promise
    },
    count: () => asked,
    answer: async () => {
      open.shift()?.resolve()
      await new Promise(setImmediate)
    },
    refuse: async () => {
      open.shift()?.reject(new Error('no'))
      await new Promise(setImmediate)
    },
  }
}

test('what was known from the start is not asked for', () => {
  const { ask, count } = questions()
  follower(3, ask)(3)
  assert.equal(count(), 0)
})

test('what comes while an answer is on its way is asked for once, afterwards', async () => {
  const { ask, count, answer } = questions()
  const follow = follower(1, ask)
  for (const revision of [2, 3, 4, 5]) follow(revision)
  assert.equal(count(), 1)
  await answer()
  assert.equal(count(), 2)
  await answer()
  assert.equal(count(), 2)
  follow(6)
  assert.equal(count(), 3)
})

test('an answer that fails holds nothing up', async () => {
  const { ask, count, refuse } = questions()
  const follow = follower(1, ask)
  follow(2)
  await refuse()
  follow(3)
  assert.equal(count(), 2)
})
