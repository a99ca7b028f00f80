// Processes that would never come to rest: each ends as an incident that says so, or runs without holding anybody up.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask, call, flow, forEach, inLine, pause, processXml, script } from '../../testing/bpmn.ts'
import { designer } from '../../testing/designer.ts'
import { until } from '../../testing/until.ts'

const { server, calls, mateo, deploy, start, instance, incidents, leave } = await designer()
after(leave)
before(async () => {
  await deploy(processXml('honest', inLine(ask('ask'))))
})

/** Somebody else is served while it goes on. */
async function othersAreServed(): Promise<void> {
  const id = await start('honest')
  assert.equal((await instance(id)).status, 'active')
  await calls.made(mateo, 'POST', `/instances/${id}/cancel`)
}

test('a loop without a wait is an incident that names it, each time that somebody resolves it', async () => {
  await deploy(processXml('circle', [inLine('<bpmn:task id="a"/>', '<bpmn:task id="b"/>'), flow('b', 'a')].join('')))
  const id = await start('circle')
  for (let attempt = 1; attempt <= 3; attempt++) {
    const [incident, ...others] = await incidents(`instanceId=${id}`)
    assert.deepEqual([incident?.code, incident?.elementId, others.length], ['ENDLESS_LOOP', 'a', 0])
    assert.match(incident?.message ?? '', /"a".*"b"/)
    await calls.made(mateo, 'POST', `/incidents/${incident?.id}/resolve`, {})
  }
  await othersAreServed()
})

test('a loop that begins after a task leaves the task done', async () => {
  await deploy(processXml('later', [inLine(ask('ask'), '<bpmn:task id="a"/>'), flow('a', 'a')].join('')))
  const id = await start('later')
  const { items } = await calls.made<{ items: { id: string }[] }>(mateo, 'GET', `/tasks?of=groups&instanceId=${id}`)
  await calls.made(mateo, 'POST', `/tasks/${items[0]?.id}/complete`, {})
  assert.equal((await incidents(`instanceId=${id}`))[0]?.code, 'ENDLESS_LOOP')
  assert.deepEqual(
    (await instance(id)).visits.map(({ elementId, waitsFor }) => [elementId, waitsFor]),
    [['a', 'entry']],
  )
})

test('processes that call one another are stopped a hundred deep, and called off from the top', async () => {
  await deploy(processXml('ping', inLine(call('call', 'pong'))))
  await deploy(processXml('pong', inLine(call('call', 'ping'))))
  const id = await start('ping')
  await until(async () => (await incidents('code=CALLED_ELEMENT_ERROR&processId=ping')).length === 1)
  const [incident] = await incidents('code=CALLED_ELEMENT_ERROR&processId=ping')
  assert.match(incident?.message ?? '', /101st in a row/)
  await calls.made(mateo, 'POST', `/instances/${id}/cancel`)
  await until(async () => (await running('ping', 'pong')) === 0)
  await othersAreServed()
})

const running = async (...processIds: string[]): Promise<number> => {
  const pages = await Promise.all(
    processIds.map((id) => calls.made<{ items: unknown[] }>(mateo, 'GET', `/instances?status=active&processId=${id}`)),
  )
  return pages.reduce((sum, { items }) => sum + items.length, 0)
}

test('a timer of no time in a circle goes round and round, and holds nobody up', async () => {
  const circle = [inLine(pause('pause', 'timeDuration', 'PT0S'), '<bpmn:task id="a"/>'), flow('a', 'pause')].join('')
  await deploy(processXml('hasty', circle))
  const id = await start('hasty')
  const rounds = async () => Number(/#(\d+)/.exec((await instance(id)).visits.at(-1)?.id ?? '')?.[1] ?? 0)
  for (let seen = await rounds(); (await rounds()) < seen + 20; ) await othersAreServed()
  await calls.made(mateo, 'POST', `/instances/${id}/cancel`)
  assert.equal((await instance(id)).status, 'cancelled')
})

test('a thousand timers that are due at once are all fired', async () => {
  await deploy(processXml('sleepers', inLine(pause('pause', 'timeDuration', 'PT1M'))))
  const ids: string[] = []
  // No more at once than a socket's queue takes on a busy machine.
  while (ids.length < 1_000) ids.push(...(await Promise.all(Array.from({ length: 50 }, () => start('sleepers')))))
  server.advance(60_001)
  await until(async () => (await running('sleepers')) === 0)
  assert.equal((await instance(ids[0] ?? '')).status, 'completed')
})

test('an item for each of a million is an incident, before any of them is begun', async () => {
  await deploy(processXml('millions', inLine(ask('ask', '', forEach('for i in 1..100000 return i')))))
  const id = await start('millions')
  const [incident] = await incidents(`instanceId=${id}`)
  assert.equal(incident?.code, 'EXTRACT_VALUE_ERROR')
  assert.match(incident?.message ?? '', /at most 5000 items/)
})

test('loops in loops without a wait are bounded together', async () => {
  const inner = inLine(`<bpmn:task id="deepest">${forEach('for i in 1..5000 return i')}</bpmn:task>`)
    .replaceAll('"start', '"inner-start')
    .replaceAll('end"', 'inner-end"')
  const outer = `<bpmn:subProcess id="outer">${forEach('for i in 1..5000 return i')}${inner}</bpmn:subProcess>`
  await deploy(processXml('squared', inLine(outer)))
  const id = await start('squared')
  assert.equal((await incidents(`instanceId=${id}`))[0]?.code, 'ENDLESS_LOOP')
})

const doubling = [script('double', 'text + text', 'text'), '<bpmn:task id="a"/>']

test('a text that doubles in a loop is refused before it fills the memory, to whoever would begin it', async () => {
  await deploy(processXml('doubling', [inLine(...doubling), flow('a', 'double')].join('')))
  const body = { processId: 'doubling', variables: { text: 'x' } }
  const problem = await calls.denied(mateo, 'POST', '/instances', body)
  assert.equal(problem.code, 'too-large')
  assert.match(problem.detail ?? '', /at most 4,000,000/)
  await othersAreServed()
})

test('where nobody would hear of the refusal it is an incident, which can be resolved once it is mended', async () => {
  const grow = script('grow', 'string join(for i in 1..times return text)', 'text')
  await deploy(processXml('growing', inLine(pause('pause', 'timeDuration', 'PT1M'), grow, ask('ask'))))
  const id = await start('growing', { text: 'x'.repeat(800_000), times: 6 })
  server.advance(60_001)
  await until(async () => (await incidents(`instanceId=${id}`)).length === 1)
  const [incident] = await incidents(`instanceId=${id}`)
  assert.equal(incident?.code, 'MESSAGE_SIZE_EXCEEDED')
  assert.match(incident?.message ?? '', /would take 4,8..,... bytes; at most 4,000,000 are stored/)
  const again = () => calls.send(mateo, 'POST', `/incidents/${incident?.id}/resolve`, {})
  assert.equal((await again()).status, 422)
  await calls.made(mateo, 'PUT', `/instances/${id}/variables`, { variables: { text: 'abc', times: 2 } })
  assert.equal((await again()).status, 204)
  const { visits, variables, incidentList } = await instance(id)
  assert.deepEqual([visits[0]?.id, variables.text, incidentList], ['ask#1', 'abcabc', []])
})
