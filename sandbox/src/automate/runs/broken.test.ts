import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testAutomate } from '../../testing/testAutomate.ts'
import { flowWith, startedFlow } from '../../testing/testFlows.ts'
import { findRun, startRun } from './index.ts'

test('a run that cannot be moved on is reported and fails; the others go on', async () => {
  await using automate = await testAutomate()
  const { premises, reported } = automate
  const begin = () => {
    const flow = startedFlow(automate, flowWith({ A: { type: 'Compose', inputs: 1 } }))
    return { flow, name: startRun(premises, flow, { outputs: {}, hasCaller: false }) }
  }
  const [broken, whole] = [begin(), begin()]
  premises.store.run`update cloud_flow_version set definition = '[]' where flow_id = ${broken.flow.id}`
  await automate.pass()
  assert.equal(findRun(premises.store, whole.name)?.status, 'Succeeded')
  const run = findRun(premises.store, broken.name)?.run
  assert.deepEqual([run?.status, run?.code], ['Failed', 'SandboxFailed'])
  await automate.pass()
  assert.deepEqual(
    reported.map(({ name }) => name),
    ['DefinitionFault'],
  )
})
