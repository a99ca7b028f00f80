import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compiled, refused } from '../../testing/refused.ts'
import {
  after,
  anyError,
  anyEscalation,
  error,
  escalation,
  every,
  link,
  message,
  onDate,
  send,
  signal,
} from '../events.ts'
import { draw, type FlowNode, type Graph, type StartEvent } from '../index.ts'

test('G5 no flow leads to or from what something else leads to', () => {
  const drawn = draw('hiring').start().user('a').boundary('edge', 'a', error('E')).task('b')
  refused(drawn.from('a').to('edge').graph, 'flow-not-allowed', 'edge')
  const eventSub = draw('hiring')
    .start()
    .eventSub('esp', signal('s'), (inside) => inside.task('t'))
  refused(eventSub.from('start').to('esp').graph, 'flow-not-allowed', 'esp')
  const linked = draw('hiring').start().throw('out', link('l')).apart().catch('in', link('l')).task('t')
  assert.ok(compiled(linked.graph).ok)
  refused(linked.from('out').to('t').graph, 'flow-not-allowed', 'out')
  refused(linked.from('start').to('in').graph, 'flow-not-allowed', 'in')
})

test('G7 the same holds for every element that is a job', () => {
  refused(draw('hiring').start().throw('note', send(' ')).graph, 'no-task-type', 'note')
  refused(
    draw('hiring')
      .start()
      .end('done', send('mail', { retries: 0 })).graph,
    'bad-retries',
    'done',
  )
})

test('G9 a sub-process has one start event, which is triggered in an event sub-process and nowhere else', () => {
  const inner: FlowNode = { type: 'startEvent', id: 'inner', interrupting: true, event: { type: 'none' } }
  const drawn = draw('hiring')
    .start()
    .sub('sub', (inside) => inside).graph
  const sub = (...nodes: readonly FlowNode[]): Graph => ({
    ...drawn,
    nodes: drawn.nodes.map((node) => (node.type === 'subProcess' ? { ...node, nodes } : node)),
  })
  assert.ok(compiled(sub(inner)).ok)
  refused(sub(), 'no-start-event', 'sub')
  refused(sub(inner, { ...inner, id: 'other' }), 'several-start-events', 'other')
  refused(sub({ ...inner, event: signal('s') }), 'wrong-start-event', 'inner')
  const eventSub = (event: StartEvent['event'], interrupting = true) =>
    draw('hiring')
      .start()
      .eventSub('esp', event, (inside) => inside.task('t'), { interrupting }).graph
  assert.ok(compiled(eventSub(signal('s'), false)).ok)
  refused(eventSub({ type: 'none' }), 'wrong-start-event', 'esp.start')
  refused(eventSub(error('E'), false), 'wrong-start-event', 'esp.start')
})

test('G10 a boundary event stands on an activity, leads somewhere, and catches what that can throw', () => {
  const host = draw('hiring').start().user('a')
  assert.ok(compiled(host.boundary('edge', 'a', after('PT1H')).end().graph).ok)
  refused(host.boundary('edge', 'a', after('PT1H')).graph, 'wrong-boundary', 'edge')
  refused(host.boundary('edge', 'start', after('PT1H')).end().graph, 'wrong-boundary', 'edge')
  refused(host.boundary('edge', 'a', error('E'), { interrupting: false }).end().graph, 'wrong-boundary', 'edge')
  refused(host.boundary('edge', 'a', escalation('E')).end().graph, 'wrong-boundary', 'edge')
  const sub = draw('hiring')
    .start()
    .sub('a', (inside) => inside.task('t'))
  assert.ok(compiled(sub.boundary('edge', 'a', escalation('E')).end().graph).ok)
})

test('G11 two events at one place do not catch the same', () => {
  const host = draw('hiring').start().call('a', 'other')
  for (const [event, other] of [
    [error('E'), error('F')],
    [anyError, error('E')],
    [escalation('E'), anyEscalation],
    [message('m', 'k'), message('n', 'k')],
    [signal('s'), signal({ feel: 's' })],
  ] as const) {
    const one = host.boundary('one', 'a', event).end()
    assert.ok(compiled(one.boundary('two', 'a', other).end('end2').graph).ok)
    refused(one.boundary('two', 'a', event).end('end2').graph, 'ambiguous-catch', 'two')
  }
  const timers = host.boundary('one', 'a', after('PT1H')).end().boundary('two', 'a', after('PT1H')).end('end2')
  assert.ok(compiled(timers.graph).ok)
  const subs = draw('hiring')
    .start()
    .eventSub('e1', error('E'), (inside) => inside.task('a'))
  refused(subs.eventSub('e2', error('E'), (inside) => inside.task('b')).graph, 'ambiguous-catch', 'e2.start')
})

test('G12 an event-based gateway leads to two or more events of its own', () => {
  const gateway = draw('hiring').start().eventBased('first').catch('a', after('PT1H'))
  refused(gateway.graph, 'wrong-gateway-target', 'first')
  const both = gateway.from('first').receive('b', message('m', 'k'))
  assert.ok(compiled(both.graph).ok)
  refused(gateway.from('first').task('b').graph, 'wrong-gateway-target', 'b')
  refused(both.from('a').to('b').graph, 'wrong-gateway-target', 'b')
  refused(both.boundary('edge', 'b', after('PT1H')).end().graph, 'wrong-gateway-target', 'b')
})

test('G13 every flow that a gateway chooses from has a condition or is the default, and no other flow has one', () => {
  const gateway = draw('hiring').start().exclusive('x').when('a').task('t')
  assert.ok(compiled(gateway.from('x').otherwise().end().graph).ok)
  refused(gateway.from('x').end().graph, 'no-condition', 'x->end')
  const conditional = draw('hiring').start().task('t').when('a').end().graph
  refused(conditional, 'wrong-condition', 't->end')
  const { nodes, flows, id } = gateway.from('x').otherwise().end().graph
  const defaultTo = (defaultFlow: string) => ({
    id,
    flows,
    nodes: nodes.map((node) => ('defaultFlow' in node ? { ...node, defaultFlow } : node)),
  })
  refused(defaultTo('x->t'), 'wrong-condition', 'x->t')
  refused(defaultTo('start->x'), 'wrong-condition', 'x')
})

test('G14 a throwing link has one event that catches it', () => {
  refused(draw('hiring').start().throw('out', link('l')).graph, 'wrong-link', 'out')
  refused(draw('hiring').start().throw('out', link(' ')).graph, 'wrong-link', 'out')
  const two = draw('hiring')
    .start()
    .throw('out', link('l'))
    .apart()
    .catch('in', link('l'))
    .apart()
    .catch('in2', link('l'))
  refused(two.graph, 'wrong-link', 'in2')
})

test('G15 a message names itself and the instance it is for, a signal itself', () => {
  refused(draw('hiring').start().catch('m', message('', 'k')).graph, 'no-name', 'm')
  refused(draw('hiring').start().catch('m', message('order')).graph, 'no-correlation-key', 'm')
  refused(draw('hiring').start().receive('m', message('order')).graph, 'no-correlation-key', 'm')
  const esp = draw('hiring')
    .start()
    .eventSub('e', message('order'), (inside) => inside.task('t'))
  refused(esp.graph, 'no-correlation-key', 'e.start')
  assert.ok(compiled(draw('hiring').startOn('m', message('order')).task('t').graph).ok)
  refused(draw('hiring').start().throw('s', signal(' ')).graph, 'no-name', 's')
  refused(draw('hiring').start().end('e', error('')).graph, 'no-name', 'e')
  refused(draw('hiring').start().throw('e', escalation('')).graph, 'no-name', 'e')
})

test('G16 a timer goes by a date, a duration or a cycle, and repeats only where it can', () => {
  refused(draw('hiring').start().catch('t', after('1 hour')).graph, 'bad-timer', 't')
  refused(draw('hiring').start().catch('t', onDate('tomorrow')).graph, 'bad-timer', 't')
  refused(draw('hiring').start().catch('t', every('R/PT1H')).graph, 'bad-timer', 't')
  const host = draw('hiring').start().user('a')
  refused(host.boundary('t', 'a', every('R/PT1H')).end().graph, 'bad-timer', 't')
  assert.ok(compiled(host.boundary('t', 'a', every('R/PT1H'), { interrupting: false }).end().graph).ok)
  assert.ok(compiled(draw('hiring').startOn('t', every('0 0 8 * * MON-FRI')).task('a').graph).ok)
})

test('G17 tasks say what they need', () => {
  refused(draw('hiring').start().script('s', '1', ' ').graph, 'no-name', 's')
  refused(draw('hiring').start().call('c', '').graph, 'no-name', 'c')
  for (const priority of [-1, 101, 1.5])
    refused(draw('hiring').start().user('u', { priority }).graph, 'bad-priority', 'u')
})

test('G18 a loop collects outputs with both a name and a value, or not at all', () => {
  const loop = {
    ordering: 'parallel',
    inputCollection: { feel: '[1]' },
    inputElement: 'item',
    outputCollection: 'all',
    outputElement: { feel: 'one' },
    completionCondition: null,
  } as const
  assert.ok(compiled(draw('hiring').start().user('u', { loop }).graph).ok)
  refused(
    draw('hiring')
      .start()
      .user('u', { loop: { ...loop, outputElement: null } }).graph,
    'bad-loop',
    'u',
  )
  refused(
    draw('hiring')
      .start()
      .user('u', { loop: { ...loop, outputCollection: null } }).graph,
    'bad-loop',
    'u',
  )
  refused(
    draw('hiring')
      .start()
      .user('u', { loop: { ...loop, inputElement: '' } }).graph,
    'bad-loop',
    'u',
  )
})

test('G19 a mapping goes to a variable', () => {
  for (const target of ['', 'a.', '.b', 'a..b'])
    refused(
      draw('hiring')
        .start()
        .user('u', { inputs: [{ source: '1', target }] }).graph,
      'bad-mapping',
      'u',
    )
  refused(
    draw('hiring')
      .start()
      .user('u', { outputs: [{ source: '1', target: '' }] }).graph,
    'bad-mapping',
    'u',
  )
})

test('G21 what something is called by is not too long, wherever it is called so', () => {
  const long = 'x'.repeat(256)
  const start = draw('hiring').start()
  const everywhere: Graph[] = [
    start.service('s', long).graph,
    start.service('s', 'any', { inputs: [{ source: '1', target: long }] }).graph,
    start.script('s', '1', long).graph,
    start.user('s', { candidateUsers: ['ada', long] }).graph,
    start.user('s', { form: { type: 'formId', formId: long, binding: { type: 'latest' } } }).graph,
    start.catch('s', message(long, '1')).graph,
    start.throw('s', signal(long)).graph,
    start.call('s', 'other', { binding: { type: 'versionTag', versionTag: long } }).graph,
    start.task('s', { name: 'x'.repeat(1_001) }).graph,
  ]
  for (const graph of everywhere) refused(graph, 'too-long', 's')
  refused(start.task(long).graph, 'too-long', long)
  refused(draw(long).start().graph, 'too-long', long)
  assert.ok(compiled(start.task('x'.repeat(200), { name: 'x'.repeat(1_000) }).graph).ok)
  assert.ok(compiled(start.service('s', 'any', { headers: { [long]: long } }).graph).ok)
})

test('G20 every expression is read, and one that is none is told with its place', () => {
  const drawn = draw('hiring')
    .start()
    .exclusive('x')
    .when('a >')
    .user('u', { assignee: { feel: '1 +* 2' } })
  const answer = compiled(drawn.from('x').otherwise().end().graph)
  assert.ok(!answer.ok)
  assert.deepEqual(
    answer.problems.map(({ code, elementId, at }) => [code, elementId, at]),
    [
      ['bad-expression', 'u', { source: '1 +* 2', position: 3 }],
      ['bad-expression', 'x->u', { source: 'a >', position: 3 }],
    ],
  )
})

test('G20 what an author chose the names of is no expression', () => {
  const headers = { feel: '1 +* 2' }
  assert.ok(compiled(draw('hiring').start().service('s', 'any', { headers }).graph).ok)
})
