// Files that nobody should have sent: a verdict with reasons, and the server goes on.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Problem } from '@countersign/core/api'
import { ask, flow, inLine, input, job, messageRoot, processXml, receive, script } from '../../testing/bpmn.ts'
import { designer } from '../../testing/designer.ts'

const { calls, mateo, deploy, start, instance, leave } = await designer()
after(leave)

const file = (xml: string) => ({ fileName: 'evil.bpmn', xml })
const refusalOf = (xml: string): Promise<Problem> => calls.denied(mateo, 'POST', '/deployments', file(xml))

const bomb = (entity: string): string => `<?xml version="1.0"?>
<!DOCTYPE bpmn:definitions [${entity}]>
${processXml('bomb', inLine('<bpmn:task id="a" name="&x;"/>')).replace(/^.*\n/, '')}`

const lol = Array.from(
  { length: 20 },
  (_, level) => `<!ENTITY x${level} "${level === 0 ? 'lol' : `&x${level - 1};`.repeat(10)}">`,
).join('')

const attributes = Array.from({ length: 50_000 }, (_, n) => `x${n}="1"`).join(' ')
const long = 'x'.repeat(1_000_000)

const unfit: [what: string, xml: string, code: RegExp][] = [
  ['broken XML', processXml('broken', inLine('<bpmn:task id="a">')), /xml/],
  ['XML that ends in the middle', processXml('cut', inLine('<bpmn:task id="a"/>')).slice(0, -40), /xml/],
  ['no XML at all', 'BPMN', /xml/],
  ['nothing but blanks', ' \n', /xml/],
  ['entities that grow', bomb(`${lol}<!ENTITY x "&x19;">`), /xml/],
  ['an entity that refers to itself', bomb('<!ENTITY x "&x;">'), /xml/],
  ['an entity from outside', bomb('<!ENTITY x SYSTEM "file:///etc/passwd">'), /xml/],
  ['an entity from the network', bomb('<!ENTITY x SYSTEM "http://localhost:1/x">'), /xml/],
  ['a parameter entity', bomb('<!ENTITY % p SYSTEM "http://localhost:1/x"> %p;'), /xml/],
  ['elements in elements without end', processXml('deep', `${'<bpmn:subProcess>'.repeat(50_000)}`), /xml/],
  ['attributes without end', processXml('wide', `<bpmn:task id="a" ${attributes}/>`), /xml/],
  ['an element that is none of ours', processXml('other', inLine('<bpmn:transaction id="a"/>')), /element-type/],
  ['an element that nobody knows', processXml('other', inLine('<bpmn:spaceTask id="a"/>')), /element-not-known/],
  ['an id without end', processXml('long', inLine(`<bpmn:task id="${'x'.repeat(100_000)}"/>`)), /id-not-readable/],
  ['a process id without end', processXml(long, inLine()), /id-not-readable/],
  ['a label without end', processXml('long', inLine(`<bpmn:task id="a" name="${long}"/>`)), /too-long/],
  [
    'a name of a message without end',
    processXml('long', inLine(receive('a', 'm')), messageRoot('m', long, '=1')),
    /too-long/,
  ],
  ['a type of a job without end', processXml('long', inLine(job('a', long))), /too-long/],
  ['an expression without end', processXml('long', inLine(script('a', '1 + '.repeat(100_000)))), /feel/],
  ['an expression that is nested without end', processXml('deep', inLine(script('a', '('.repeat(8_000)))), /feel/],
  ['an expression that is none', processXml('none', inLine(script('a', '1 +* 2'))), /feel/],
  ['another encoding', processXml('other', '').replace('UTF-8', 'UTF-16'), /xml/],
  ['a control character', processXml('bell', inLine('<bpmn:task id="a" name="\u0007"/>')), /xml/],
  ['a NUL', processXml('nul', inLine('<bpmn:task id="a" name="\u0000"/>')), /xml|invalid/],
]
for (const [what, xml, code] of unfit)
  test(`a file with ${what} is refused, with reasons and remedies in few words`, async () => {
    const problem = await refusalOf(xml)
    assert.ok(JSON.stringify(problem).length < 20_000)
    if (problem.code === 'invalid-input') return assert.match(problem.errors?.[0]?.message ?? '', /NUL/)
    assert.equal(problem.code, 'unfit-process')
    assert.match(problem.findings?.[0]?.code ?? '', code)
    assert.ok(problem.findings?.every(({ reason, remedy }) => reason !== '' && remedy !== ''))
  })

test('a file of 20 MB is refused before it is read', async () => {
  assert.equal((await refusalOf(processXml('large', `<!--${'x'.repeat(20_000_000)}-->`))).code, 'body-too-large')
})

test('a process of ten thousand elements is deployed, and runs through all of them', async () => {
  const tasks = Array.from({ length: 9_996 }, (_, n) => `<bpmn:task id="t${n}"/>`)
  await deploy(processXml('long-one', inLine(...tasks, ask('ask'))))
  const id = await start('long-one')
  assert.deepEqual(
    (await instance(id)).visits.map(({ id }) => id),
    ['ask#1'],
  )
})

test('a process of ten thousand elements side by side waits at each of them, or says why it does not', async () => {
  const tasks = Array.from({ length: 4_000 }, (_, n) => [ask(`t${n}`), flow('fork', `t${n}`)].join(''))
  const fork = '<bpmn:startEvent id="start"/><bpmn:parallelGateway id="fork"/>'
  await deploy(processXml('wide-one', [fork, flow('start', 'fork'), ...tasks].join('')))
  const id = await start('wide-one')
  assert.equal((await instance(id)).visits.length, 4_000)
  await calls.made(mateo, 'POST', `/instances/${id}/cancel`)
  assert.equal((await instance(id)).status, 'cancelled')
})

test('while a large file is read, others are answered', async () => {
  const tasks = Array.from({ length: 8_000 }, (_, n) => job(`t${n}`, 'work', input(`=${n} + 1`, 'x')))
  const order: string[] = []
  const deploying = calls
    .send(mateo, 'POST', '/deployments', file(processXml('slow', inLine(...tasks))))
    .then(() => order.push('deployed'))
  await calls.made(mateo, 'GET', '/processes').then(() => order.push('listed'))
  await deploying
  assert.deepEqual(order, ['listed', 'deployed'])
})

test('more files than can be read one after the other are refused for now', async () => {
  const tasks = Array.from({ length: 500 }, (_, n) => job(`t${n}`, 'work', input(`=${n} + 1`, 'x')))
  const xml = processXml('many', inLine(...tasks)) // takes longer to read than to send
  const all = await Promise.all(
    Array.from({ length: 60 }, () => calls.send(mateo, 'POST', '/deployments/check', file(xml))),
  )
  assert.deepEqual([...new Set(all.map(({ status }) => status))].sort(), [200, 503])
})
