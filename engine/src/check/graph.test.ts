import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiled, refused } from '../../testing/refused.ts'
import { error, escalation, message, signal } from '../events.ts'
import { draw, type Flow, type FlowNode, type Graph, nodeOf } from '../index.ts'

const start: FlowNode = { type: 'startEvent', id: 'start', interrupting: true, event: { type: 'none' } }
const end: FlowNode = { type: 'endEvent', id: 'end', event: { type: 'none' } }
const task = (id: string): FlowNode => ({ type: 'undefinedTask', id })
const flow = (from: string, to: string): Flow => ({ id: `${from}->${to}`, from, to })
const graph = (nodes: readonly FlowNode[], ...flows: readonly Flow[]): Graph => ({ id: 'hiring', nodes, flows })

test('G1 a graph without problems becomes a model that knows its flows', () => {
  const answer = compiled(graph([start, task('sort'), end], flow('start', 'sort'), flow('sort', 'end')))
  assert.ok(answer.ok)
  const { incoming, outgoing } = nodeOf(answer.model, 'sort')
  assert.deepEqual({ incoming, outgoing }, { incoming: [flow('start', 'sort')], outgoing: [flow('sort', 'end')] })
})

test('G1 every problem is told at once, with its element, its reason and what to do', () => {
  const wrong = graph([start, task('sort'), task('sort'), end], flow('end', 'start'), flow('sort', 'nowhere'))
  const answer = compiled(wrong)
  assert.ok(!answer.ok)
  assert.deepEqual(
    answer.problems.map(({ code, elementId }) => [code, elementId]),
    [
      ['duplicate-id', 'sort'],
      ['dangling-flow', 'sort->nowhere'],
      ['flow-into-start', 'start'],
      ['flow-out-of-end', 'end'],
      ['unreachable', 'sort'],
      ['unreachable', 'sort'],
      ['unreachable', 'end'],
    ],
  )
  for (const { reason, remedy } of answer.problems) assert.ok(reason.length > 20 && remedy.length > 20)
})

test('G1 a reason calls an element by the name its author gave it', () => {
  const answer = compiled(graph([start, { ...task('Activity_1'), name: 'Sort the mail' }]))
  assert.ok(!answer.ok)
  assert.match(answer.problems[0]?.reason ?? '', /"Sort the mail" \(Activity_1\)/)
})

test('G2 two elements that share an id are refused, be they nodes or flows', () => {
  refused(graph([start, task('a'), task('a')], flow('start', 'a')), 'duplicate-id', 'a')
  refused(graph([start, task('a')], { id: 'a', from: 'start', to: 'a' }), 'duplicate-id', 'a')
})

test('G3 a process begins somewhere, and at one start event without a trigger at most', () => {
  refused(graph([task('a'), task('b')], flow('a', 'b')), 'no-start-event', 'hiring')
  refused(graph([]), 'no-start-event', 'hiring')
  refused(graph([start, { ...start, id: 'again' }]), 'several-start-events', 'again')
  const byMessage = draw('hiring')
    .startOn('m', message('a'))
    .task('t')
    .startOn('s', signal('b'))
    .to('t')
    .start()
    .to('t')
  assert.ok(compiled(byMessage.graph).ok)
  for (const event of [error('E'), escalation('E')])
    refused(draw('hiring').startOn('e', event).task('t').graph, 'wrong-start-event', 'e')
})

test('G4 both ends of a flow exist', () => {
  refused(graph([start], flow('start', 'nowhere')), 'dangling-flow', 'start->nowhere')
  refused(graph([start], flow('nowhere', 'start')), 'dangling-flow', 'nowhere->start')
})

test('G4 a flow does not lead over the edge of a sub-process', () => {
  const drawn = draw('hiring')
    .start()
    .sub('sub', (inside) => inside.task('in')).graph
  refused({ ...drawn, flows: [...drawn.flows, flow('sub', 'in')] }, 'dangling-flow', 'sub->in')
})

test('G5 nothing leads into a start event or out of an end event', () => {
  refused(graph([start, task('a')], flow('start', 'a'), flow('a', 'start')), 'flow-into-start', 'start')
  refused(graph([start, end, task('a')], flow('start', 'end'), flow('end', 'a')), 'flow-out-of-end', 'end')
  const terminate: FlowNode = { type: 'endEvent', id: 'stop', event: { type: 'terminate' } }
  refused(graph([start, terminate, task('a')], flow('start', 'stop'), flow('stop', 'a')), 'flow-out-of-end', 'stop')
})

test('G6 a way leads from the start event to every node', () => {
  const circle = [flow('a', 'b'), flow('b', 'a')]
  refused(graph([start, end, task('a'), task('b')], flow('start', 'end'), ...circle), 'unreachable', 'a')
})

test('G7 a service task names the type of its job and is tried at least once', () => {
  const job = (taskType: string, retries: number): FlowNode => ({
    type: 'serviceTask',
    id: 'job',
    taskType,
    retries,
    headers: {},
  })
  const withJob = (node: FlowNode) => graph([start, node], flow('start', 'job'))
  refused(withJob(job(' ', 3)), 'no-task-type', 'job')
  for (const retries of [0, -1, 1.5, Number.NaN]) refused(withJob(job('mail.send', retries)), 'bad-retries', 'job')
  assert.ok(compiled(withJob(job('mail.send', 1))).ok)
})

test('G8 draw connects each element to the one before', () => {
  const drawing = draw('hiring').start().parallel('both').task('a').end().from('both').to('a').from('both').to('a')
  assert.deepEqual(
    drawing.graph.flows.map(({ id }) => id),
    ['start->both', 'both->a', 'a->end', 'both->a.2', 'both->a.3'],
  )
  assert.ok(compiled(drawing.graph).ok)
})

test('G8 a drawing that can not run throws its reasons', () => {
  assert.throws(() => draw('hiring').task('a').model(), /hiring.*no start event/)
  // @ts-expect-error an id that was not drawn does not compile
  assert.throws(() => draw('hiring').start().to('nowhere').model(), /no element "nowhere"/)
})
