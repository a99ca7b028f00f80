// Stories that can't be told to their end.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asking, type TestProcesses, testProcesses } from '../../../testing/testProcesses.ts'
import { StoryLost, type Storyteller, storyteller } from './storyteller.ts'
import { tellStory } from './tell.ts'

let host: TestProcesses
let id: string
before(async () => {
  host = await testProcesses()
  id = await host.start(await host.deploy(asking), { name: 'Tom' })
  for (const edit of [0, 1, 2]) {
    const fact = { type: 'variablesSet', scope: 'process', edit, local: false, variables: { edit } } as const
    await host.processes.post({ id: `set ${edit}`, instanceId: id, fact })
  }
})
after(() => host[Symbol.asyncDispose]())

const told = async (storyteller: Storyteller, factsMax: number, before: string | null = null, stepsMax = 10) => {
  const story = await tellStory({ pool: host.pool, storyteller, factsMax }, id, before, { stepsMax })
  assert.ok(story)
  return { ...story, words: story.steps.map(({ what, told }) => `${what} ${told}`) }
}

test('what is too long is told so far, and then listed as it was recorded', async () => {
  const { steps, words, isWhole } = await told(storyteller(), 2)
  assert.deepEqual(words, ['variablesSet untold', 'variablesSet untold', 'variablesSet taken', 'started taken'])
  assert.deepEqual(
    steps.map(({ elementId, visit, detail }) => [elementId, visit, detail]),
    [1, 2, 3, 4].map(() => [null, null, null]),
  )
  assert.equal(isWhole, false)
})

test('pages go from what is listed to what is told', async () => {
  const { steps } = await told(storyteller(), 2)
  const third = await told(storyteller(), 2, steps[0]?.number ?? null, 2)
  assert.deepEqual(third.words, ['variablesSet untold', 'variablesSet taken'])
  const first = await told(storyteller(), 2, steps[2]?.number ?? null)
  assert.deepEqual(first.words, ['started taken'])
})

test('a story of exactly so many facts is whole', async () => {
  const { isWhole, retold } = await told(storyteller(), 4)
  assert.deepEqual([isWhole, retold.isFaithful, retold.isSame], [true, true, true])
})

test('where the thread is lost, all is listed as it was recorded', async () => {
  const lost = () => Promise.reject(new StoryLost('no memory left'))
  const { words, isWhole } = await told((listen) => listen({ begin: lost, tell: lost, end: lost }), 100)
  assert.deepEqual(words, ['variablesSet untold', 'variablesSet untold', 'variablesSet untold', 'started untold'])
  assert.equal(isWhole, false)
})

test('a story that fails keeps nobody waiting', async () => {
  const teller = storyteller()
  const failing = teller(() => Promise.reject(new Error('nobody listens')))
  const stories = [told(teller, 100), told(teller, 1)]
  await assert.rejects(failing, /nobody listens/)
  const [whole, part] = await Promise.all(stories)
  assert.deepEqual([whole?.isWhole, part?.isWhole], [true, false])
})
