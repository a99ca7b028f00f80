import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { day } from '../../clock.ts'
import { type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { flowWith, startedFlow } from '../../testing/testFlows.ts'
import { findRun, historiesOfFlow, newRunName, runsOfFlow, startRun } from './index.ts'

let automate: TestAutomate
beforeEach(async () => {
  automate = await testAutomate()
})
afterEach(async () => {
  await automate[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

const quick = flowWith({ A: { type: 'Compose', inputs: 1 } })
const slow = flowWith({ A: { type: 'Wait', inputs: { interval: { count: 29, unit: 'Day' } } } })

test('after 28 days a run that has ended is forgotten, one that is under way is not', async () => {
  const flow = startedFlow(automate, quick)
  const slowFlow = startedFlow(automate, slow)
  const begin = (of: typeof flow) => startRun(automate.premises, of, { outputs: {}, hasCaller: false })
  const [ended, running] = [begin(flow), begin(slowFlow)]
  await automate.pass(28 * day + 1)
  const [later, laterToo] = [begin(flow), begin(slowFlow)]
  const { store } = automate.premises
  const namesOf = (id: string) => runsOfFlow(store, id, {}, { limit: 10 }).map(({ name }) => name)
  assert.deepEqual(namesOf(flow.id), [later])
  assert.deepEqual(
    historiesOfFlow(store, flow.id, 10).map(({ runName }) => runName),
    [later],
  )
  assert.deepEqual(namesOf(slowFlow.id), [laterToo, running])
  assert.equal(findRun(store, ended), undefined)
})

test('of one flow the last five hundred and one runs are kept', async () => {
  const flow = startedFlow(automate, quick)
  for (let count = 0; count < 510; count++) {
    startRun(automate.premises, flow, { outputs: {}, hasCaller: false })
    if (count % 100 === 99) await automate.pass()
  }
  await automate.pass()
  startRun(automate.premises, flow, { outputs: {}, hasCaller: false })
  assert.equal(runsOfFlow(automate.premises.store, flow.id, {}, { limit: 1_000 }).length, 500)
})

test('names of runs sort the newest first', () => {
  const names = [3, 2, 1].map((days) => newRunName(days * day, () => 0.5))
  assert.deepEqual([...names].sort(), names)
  assert.match(names[0] ?? '', /^\d{29}CU\d\d$/)
})
