// Expressions that would run for ever, or fill the memory: each is an incident that says so, and others are served.

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Incident } from '@countersign/core/api'
import { ask, flow, forEach, inLine, input, processXml, script } from '../../testing/bpmn.ts'
import { designer } from '../../testing/designer.ts'

const { calls, mateo, deploy, start, instance, incidents, leave } = await designer()
after(leave)

let drawn = 0
/** Deploys what is drawn, starts it, and answers the incidents that it comes to. */
async function incidentsOf(content: string, variables: object = {}): Promise<Incident[]> {
  drawn += 1
  await deploy(processXml(`evil-${drawn}`, content))
  return incidents(`instanceId=${await start(`evil-${drawn}`, variables)}`)
}

const tooLong = /too many steps|builds more than may be built|nested too deeply/
const evil: [what: string, expression: string][] = [
  ['counts without end', 'for i in 1..1000000000000 return i'],
  ['loops in loops', 'for a in 1..100000, b in 1..100000 return a * b'],
  ['never finds what it looks for', 'some i in 1..1000000000000 satisfies i < 0'],
  ['builds a list of lists', '{f: function(f, l, n) if n = 0 then l else f(f, [l, l], n - 1), r: f(f, [1], 100)}.r'],
  ['calls itself without end', '{f: function(f, n) f(f, n + 1), r: f(f, 0)}.r'],
  [
    'calls itself more often with each call',
    '{f: function(f, n) if n = 0 then 0 else f(f, n - 1) + f(f, n - 1), r: f(f, 60)}.r',
  ],
  ['doubles a text', `{${Array.from({ length: 40 }, (_, n) => `x${n + 1}: x${n} + x${n}`).join(', ')}}`],
  ['sorts by chance', 'sort(for i in 1..1000000 return random number(), function(a, b) a < b)'],
  ['splits again and again', 'for i in 1..100000 return split(text, "(a|aa)+")'],
  ['counts the days of all times', 'for d in @"0001-01-01"..@"9999-12-31" return d.weekday'],
]
for (const [what, expression] of evil)
  test(`an expression that ${what} is an incident, wherever it stands`, async () => {
    const variables = { x0: 'x'.repeat(100), text: 'a'.repeat(10_000) }
    const [inScript, ...more] = await incidentsOf(inLine(script('work', expression)), variables)
    assert.deepEqual([inScript?.code, inScript?.elementId, more.length], ['EXTRACT_VALUE_ERROR', 'work', 0])
    assert.match(inScript?.message ?? '', tooLong)
    const [inInput] = await incidentsOf(inLine(ask('ask', input(`=${expression}`, 'value'))), variables)
    assert.equal(inInput?.code, 'IO_MAPPING_ERROR')
    const [inLoop] = await incidentsOf(inLine(ask('ask', '', forEach(expression))), variables)
    assert.equal(inLoop?.code, 'EXTRACT_VALUE_ERROR')
  })

test('a pattern that others never come back from is answered', async () => {
  const patterns = ['^(a+)+$', '(x+x+)+y', '(a|aa)+$', '(.*a){25}']
  const tasks = patterns.map((pattern, n) => script(`p${n}`, `matches(text, "${pattern}")`))
  assert.deepEqual(await incidentsOf(inLine(...tasks, ask('ask')), { text: `${'a'.repeat(50_000)}!` }), [])
})

test('thousands of expressions that are each bounded are bounded together', async () => {
  const loop = [inLine(script('work', 'count(for i in 1..200000 return i)'), '<bpmn:task id="a"/>'), flow('a', 'work')]
  const [incident] = await incidentsOf(loop.join(''))
  assert.equal(incident?.code, 'EXTRACT_VALUE_ERROR')
  const each = ask('ask', input('=count(for i in 1..200000 return i)', 'value'), forEach('for i in 1..1000 return i'))
  const all = await incidentsOf(inLine(each))
  assert.equal(all.length, 200)
  assert.ok(all.every(({ code }) => code === 'IO_MAPPING_ERROR'))
})

test('a list that grows by one in each round is bounded', async () => {
  const loop = [inLine(script('work', 'append(list, count(list))', 'list'), '<bpmn:task id="a"/>'), flow('a', 'work')]
  const [incident] = await incidentsOf(loop.join(''), { list: [] })
  assert.match(incident?.code ?? '', /ENDLESS_LOOP|EXTRACT_VALUE_ERROR/)
})

test('a long list is gone through by thousands of expressions in no time', async () => {
  const tasks = Array.from({ length: 3_000 }, (_, n) => script(`t${n}`, 'list[1]', 'first'))
  const list = Array.from({ length: 150_000 }, (_, n) => n)
  assert.deepEqual(await incidentsOf(inLine(...tasks, ask('ask')), { list }), [])
})

test('what an expression complains of is told in few words', async () => {
  const complaint = `assert(1, false, string join(for i in 1..100000 return "no! "))`
  const [incident] = await incidentsOf(inLine(script('work', complaint)))
  assert.equal(incident?.code, 'EXTRACT_VALUE_ERROR')
  assert.ok((incident?.message.length ?? 0) <= 6_000)
  assert.ok((incident?.warnings.length ?? 0) <= 20)
})

test('while expressions run, others are answered between any two of them', async () => {
  const content = inLine(script('work', 'count(for i in 1..300000 return i)'), ask('ask'))
  await deploy(processXml('busy', content))
  const order: string[] = []
  const starting = Array.from({ length: 40 }, async () => {
    const id = await start('busy')
    order.push('started')
    return id
  })
  await calls.made(mateo, 'GET', '/processes')
  order.push('listed')
  const ids = await Promise.all(starting)
  assert.ok(order.indexOf('listed') < 10, order.join(' '))
  assert.equal((await instance(ids[0] ?? '')).visits[0]?.id, 'ask#1')
})
