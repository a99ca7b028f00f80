import assert from 'node:assert/strict'
import { test } from 'node:test'
import { requestOf } from '../request.fixture.ts'
import { decideEach, stillChosen } from './chosen.ts'

const decidable = requestOf({ id: 'a', may: ['approve', 'deny'] })
const decided = requestOf({ id: 'b', state: 'denied' })

test('what was decided meanwhile is chosen no more', () => {
  assert.deepEqual(stillChosen([decidable, decided], new Set(['a', 'b', 'c'])), [decidable])
})

test('what is refused holds up no other, and is told with its reason', async () => {
  const other = requestOf({ id: 'c' })
  const tried: string[] = []
  const undecided = await decideEach(
    [decidable, decided, other],
    async ({ id }) => {
      tried.push(id)
      if (id === 'b') throw new Error('Ada was faster.')
    },
    (error) => (error as Error).message,
  )
  assert.deepEqual(tried, ['a', 'b', 'c'])
  assert.deepEqual(undecided, [{ request: decided, why: 'Ada was faster.' }])
})
