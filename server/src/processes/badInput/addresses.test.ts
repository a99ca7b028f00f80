// Names, keys and dates that nobody should have given: what can't be kept is refused, or an incident; nothing breaks.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask, flow, forEach, inLine, job, messageRoot, pause, processXml, receive } from '../../testing/bpmn.ts'
import { designer } from '../../testing/designer.ts'
import { until } from '../../testing/until.ts'

const { calls, mateo, deploy, start, instance, incidents, leave } = await designer()
after(leave)
before(async () => {
  const news = messageRoot('m', 'news', '=key')
  await deploy(processXml('hearing', inLine(receive('hear', 'm')), news))
  await deploy(processXml('asking', inLine(ask('ask'))))
})

const publish = (message: object) => calls.send(mateo, 'POST', '/messages', message)

/** As many bytes as fit into a name, and such that nothing makes them fewer. */
const incompressible = (length: number): string =>
  Array.from({ length }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join('')

test('a message whose names are as long as they may be, in a language of long characters, finds its instance', async () => {
  const key = incompressible(255)
  const id = await start('hearing', { key })
  const messageId = incompressible(255)
  const answer = await publish({ name: 'news', correlationKey: key, messageId, timeToLiveMs: 60_000 })
  assert.equal(answer.status, 201)
  await until(async () => (await instance(id)).status === 'completed')
  const other = { name: incompressible(255), correlationKey: key, messageId, timeToLiveMs: 60_000 }
  assert.equal((await publish(other)).status, 201)
  assert.equal((await publish(other)).status, 409)
})

const names = ['name', 'correlationKey', 'messageId']
for (const name of names)
  test(`a message with a ${name} of a million characters is refused`, async () => {
    const message = { name: 'news', correlationKey: 'k', [name]: 'x'.repeat(1_000_000) }
    const problem = await calls.denied(mateo, 'POST', '/messages', message)
    assert.deepEqual([problem.code, problem.errors?.[0]?.path], ['invalid-input', `body.${name}`])
  })

test('a key of a million characters is an incident, and so is one that is no key', async () => {
  for (const key of ['x'.repeat(900_000), '', null, true, [1], { a: 1 }, undefined]) {
    const id = await start('hearing', key === undefined ? {} : { key })
    const [incident] = await incidents(`instanceId=${id}`)
    if (key === '') assert.equal(incident, undefined)
    else assert.deepEqual([incident?.code, incident?.elementId], ['EXTRACT_VALUE_ERROR', 'hear'])
    assert.ok((incident?.message.length ?? 0) < 1_000)
  }
})

test('a key that is a number is found by its digits', async () => {
  const id = await start('hearing', { key: 1e21 })
  await publish({ name: 'news', correlationKey: '1e+21' })
  await until(async () => (await instance(id)).status === 'completed')
})

test('names that an expression makes up are as long as they may be, or an incident', async () => {
  const long = '=string join(for i in 1..300 return &quot;x&quot;)'
  const content = [
    [job('it', 'TYPE'), ''],
    [receive('it', 'm'), messageRoot('m', 'NAME', '=1')],
    [
      '<bpmn:userTask id="it"><bpmn:extensionElements><zeebe:userTask/><zeebe:assignmentDefinition assignee="ASSIGNEE"/></bpmn:extensionElements></bpmn:userTask>',
      '',
    ],
    [
      '<bpmn:callActivity id="it"><bpmn:extensionElements><zeebe:calledElement processId="PROCESS"/></bpmn:extensionElements></bpmn:callActivity>',
      '',
    ],
  ] as const
  for (const [index, [element, roots]] of content.entries()) {
    const made = (text: string) => text.replace(/TYPE|NAME|ASSIGNEE|PROCESS/, long)
    await deploy(processXml(`made-up-${index}`, made(inLine(element)), made(roots)))
    const [incident] = await incidents(`instanceId=${await start(`made-up-${index}`)}`)
    assert.match(incident?.message ?? '', /at most 255 characters/, element)
  }
})

test('a task for more people than anybody could list is an incident', async () => {
  const candidates = ask('it').replace(
    'candidateGroups="workflow-designer"',
    'candidateUsers="=for i in 1..5000 return string(i)"',
  )
  await deploy(processXml('for-all', inLine(candidates)))
  const [incident] = await incidents(`instanceId=${await start('for-all')}`)
  assert.match(incident?.message ?? '', /at most 1,000 texts/)
})

const times: [what: string, value: string][] = [
  ['of a million characters', 'x'.repeat(900_000)],
  ['of a million zones', `2027-01-01T00:00:00Z${'@x'.repeat(400_000)}\n`],
  ['of a million digits', `PT${'9'.repeat(900_000)}S`],
  ['before all calendars', '-271821-04-20T00:00:00Z'],
  ['after all calendars', '+275760-09-13T00:00:00Z'],
  ['of no calendar', '2027-02-30T00:00:00Z'],
  ['on Mars', '2027-01-01T00:00:00[Mars/Base]'],
]
for (const [what, value] of times)
  test(`a time ${what} is an incident, for a timer as for a due date`, async () => {
    await deploy(processXml('sleeping', inLine(pause('it', 'timeDate', '=at'))))
    await deploy(processXml('dated', inLine(ask('it', '<zeebe:taskSchedule dueDate="=at"/>'))))
    for (const process of ['sleeping', 'dated']) {
      const [incident] = await incidents(`instanceId=${await start(process, { at: value })}`)
      assert.deepEqual([incident?.code, incident?.elementId], ['EXTRACT_VALUE_ERROR', 'it'])
    }
  })

test('the first and the last moment of all calendars are moments', async () => {
  for (const at of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
    const id = await start('dated', { at })
    const { items } = await calls.made<{ items: { dueAt: string }[] }>(
      mateo,
      'GET',
      `/tasks?of=groups&instanceId=${id}`,
    )
    assert.equal(new Date(items[0]?.dueAt ?? '').getTime(), new Date(at).getTime())
  }
})

test('a due date without a zone is one in UTC', async () => {
  const id = await start('dated', { at: '2027-01-31T08:00:00' })
  const { items } = await calls.made<{ items: { dueAt: string }[] }>(mateo, 'GET', `/tasks?of=groups&instanceId=${id}`)
  assert.equal(items[0]?.dueAt, '2027-01-31T08:00:00.000Z')
})

test('a thousand cron expressions that never come true are found out in one go', async () => {
  const inside = inLine(ask('ask')).replaceAll('"start', '"first').replaceAll('end"', 'last"')
  const reminder = `<bpmn:boundaryEvent id="never" attachedToRef="ask" cancelActivity="false">
    <bpmn:timerEventDefinition><bpmn:timeCycle>=at</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>`
  const rounds = forEach('for i in 1..1000 return i')
  const all = [inside, reminder, '<bpmn:endEvent id="told"/>', flow('never', 'told')].join('')
  await deploy(processXml('crons', inLine(`<bpmn:subProcess id="each">${rounds}${all}</bpmn:subProcess>`)))
  const { visits } = await instance(await start('crons', { at: '0 0 0 30 2 *' }))
  assert.equal(visits.filter(({ incident }) => incident === 'EXTRACT_VALUE_ERROR').length, 1_000)
})

test('what is searched for may be anything', async () => {
  for (const search of [
    '%00',
    '%ED%A0%80',
    "'; drop table instance; --",
    '%',
    '_',
    '\\',
    '$1',
    '{{secrets.A}}',
    '"'.repeat(200),
  ]) {
    const text = search.includes('%00') || search.startsWith('%ED') ? search : encodeURIComponent(search)
    for (const path of [
      `/processes?search=${text}`,
      `/instances?businessKey=${text}`,
      `/instances?variable=a=${text}`,
      `/incidents?code=${text}`,
    ]) {
      const { status } = await calls.send(mateo, 'GET', path)
      assert.ok(status === 200 || status === 400, `${path} ${status}`)
    }
  }
})

test('a key of the business may be in any language, and as long as it may be', async () => {
  const businessKey = incompressible(200)
  const { id } = await calls.made<{ id: string }>(mateo, 'POST', '/instances', { processId: 'asking', businessKey })
  const found = await calls.made<{ items: { id: string }[] }>(
    mateo,
    'GET',
    `/instances?businessKey=${encodeURIComponent(businessKey)}`,
  )
  assert.deepEqual(
    found.items.map((item) => item.id),
    [id],
  )
})
