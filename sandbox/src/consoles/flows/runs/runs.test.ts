import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { environmentName, type Flow, findRun, type JsonObject, turnOn } from '../../../automate/index.ts'
import { minute } from '../../../clock.ts'
import { flowWith } from '../../../testing/testFlows.ts'
import { type TestConsoles, testConsoles } from '../../testing/testConsoles.ts'

let consoles: TestConsoles
before(async () => {
  consoles = await testConsoles()
})
after(async () => {
  await consoles[Symbol.asyncDispose]()
  assert.deepEqual(consoles.reported, [])
})

function started(definition: JsonObject): Flow {
  const on = turnOn(consoles.premises, consoles.flowOf('tom', definition).id)
  assert(on.ok, JSON.stringify(on))
  return on.value
}

const pageOf = ({ id }: Flow, page: string) =>
  `/environments/${environmentName(consoles.premises.store)}/flows/${id}/${page}`

const compose = (inputs: JsonObject[string], runAfter: JsonObject = {}): JsonObject => ({
  type: 'Compose',
  inputs,
  runAfter,
})

test('a run is drawn by what became of each action, with inputs and outputs', async () => {
  const flow = started(
    flowWith({
      Say: compose("@concat('Hello ', triggerBody()?['name'])"),
      Break: compose('@div(1, 0)', { Say: ['Succeeded'] }),
      After: compose('never', { Break: ['Succeeded'] }),
    }),
  )
  const name = await consoles.run(flow, { name: 'Nia' })
  const tom = await consoles.visit('Tom Becker')
  assert.match((await tom.open(pageOf(flow, 'runs'))).text, /20 Nov 2026, 09:02:24 0 ms Failed/)
  const { html, text } = await tom.open(pageOf(flow, `runs/${name}`))
  assert.match(text, /Your flow run failed/)
  assert.match(html, /<details class="act good"><summary><span class="act-name">Say<\/span>/)
  assert.match(text, /Outputs Hello Nia/)
  assert.match(html, /<details class="act bad" open><summary><span class="act-name">Break<\/span>/)
  assert.match(text, /InvalidTemplate|ExpressionEvaluationFailed/)
  assert.match(html, /<details class="act idle"><summary><span class="act-name">After<\/span>/)
})

test('what is secured, and every credential, stays hidden', async () => {
  const flow = started(
    flowWith({
      Secret: { ...compose('the-secret'), runtimeConfiguration: { secureData: { properties: ['inputs', 'outputs'] } } },
    }),
  )
  const name = await consoles.run(flow)
  const tom = await consoles.visit('Tom Becker')
  const { html } = await tom.open(pageOf(flow, `runs/${name}`))
  assert.match(html, /Content not shown due to security configuration/)
  assert.doesNotMatch(html, /the-secret/)
})

test('of a loop one turn is drawn: the one asked for, else the first that failed', async () => {
  const flow = started(
    flowWith({
      Each: {
        type: 'Foreach',
        foreach: [1, 2, 0, 4],
        runAfter: {},
        actions: { Divide: compose('@div(12, item())') },
      },
    }),
  )
  const name = await consoles.run(flow)
  const tom = await consoles.visit('Tom Becker')
  const failed = await tom.open(pageOf(flow, `runs/${name}`))
  assert.match(failed.text, /Show 3 of 4 \(failed\)/)
  const second = await tom.open(`${pageOf(flow, `runs/${name}`)}?turn.Each=2`)
  assert.match(second.text, /Previous Show 2 of 4 Next Next failed .*Outputs 6/)
})

test('a running run is looked at again until it is held or over, and can be cancelled by those who may change the flow', async () => {
  const flow = started(
    flowWith({ Sleep: { type: 'Wait', inputs: { interval: { count: 5, unit: 'Minute' } }, runAfter: {} } }),
  )
  const name = await consoles.run(flow)
  const tom = await consoles.visit('Tom Becker')
  const page = pageOf(flow, `runs/${name}`)
  const response = await tom.visitor.get(consoles.premises.url + page)
  assert.equal(response.headers.get('refresh'), '5')
  assert.equal((await tom.visitor.get(`${consoles.premises.url}${page}?hold`)).headers.get('refresh'), null)
  assert.match(await response.text(), /Waiting/)
  await consoles.pass(minute)
  assert.match((await tom.press(page, 'Cancel')).text, /The run is being cancelled/)
  await consoles.pass()
  assert.equal(findRun(consoles.premises.store, name)?.status, 'Cancelled')
  assert.match((await tom.open(page)).text, /Your flow run was cancelled/)
  assert.equal((await tom.visitor.get(consoles.premises.url + page)).headers.get('refresh'), null)
})

test('resubmitting runs the flow again with what its trigger had received; a flow that is off does not', async () => {
  const flow = started(flowWith({ Say: compose("@triggerBody()?['name']") }))
  const name = await consoles.run(flow, { name: 'Nia' })
  const tom = await consoles.visit('Tom Becker')
  const again = await tom.press(pageOf(flow, `runs/${name}`), 'Resubmit')
  assert.notEqual(again.path, pageOf(flow, `runs/${name}`))
  await consoles.pass()
  assert.match((await tom.open(again.path)).text, /Your flow ran successfully.*Outputs Nia/)
  await tom.press(pageOf(flow, 'details'), 'Turn off')
  assert.match((await tom.press(again.path, 'Resubmit')).text, /The flow is off/)
})

test('a run of another flow is not there', async () => {
  const [one, other] = [started(flowWith({})), started(flowWith({}))]
  const name = await consoles.run(one)
  const tom = await consoles.visit('Tom Becker')
  assert.equal((await tom.open(pageOf(other, `runs/${name}`))).status, 404)
})

test('calls that the trigger refused are in its history, with the reason', async () => {
  const flow = started(
    flowWith({}, { triggerAuthenticationType: 'All', schema: { type: 'object', required: ['name'] } }),
  )
  const tom = await consoles.visit('Tom Becker')
  const { html } = await tom.open(pageOf(flow, 'edit'))
  const [, address = ''] = /value="(http[^"]*)" readonly/.exec(html) ?? []
  const answer = await consoles.call('POST', address.replaceAll('&amp;', '&'), { body: {} })
  assert.equal(answer.status, 400)
  assert.match((await tom.open(pageOf(flow, 'trigger-history'))).text, /Failed TriggerInputSchemaMismatch/)
})
