import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRefused, bpmn, extended, flow, inLine, job, message, nodeIn, timer } from '../../../testing/bpmn.ts'
import type { ProblemCode } from '../index.ts'

const roots = `${message('m')}<bpmn:signal id="s" name="bell"/>
  <bpmn:error id="e" errorCode="E1"/><bpmn:escalation id="x" escalationCode="X1"/>`

const definitions = {
  message: '<bpmn:messageEventDefinition messageRef="m"/>',
  signal: '<bpmn:signalEventDefinition signalRef="s"/>',
  error: '<bpmn:errorEventDefinition errorRef="e"/>',
  escalation: '<bpmn:escalationEventDefinition escalationRef="x"/>',
  link: '<bpmn:linkEventDefinition name="l"/>',
  terminate: '<bpmn:terminateEventDefinition/>',
  cancel: '<bpmn:cancelEventDefinition/>',
  compensate: '<bpmn:compensateEventDefinition/>',
  conditional: '<bpmn:conditionalEventDefinition><bpmn:condition>=x</bpmn:condition></bpmn:conditionalEventDefinition>',
} as const

// --- files in which the event `a` stands at its place ---

const atStart = (definition: string) => bpmn(`<bpmn:startEvent id="a">${definition}</bpmn:startEvent>`, roots)

const atEnd = (definition: string) =>
  bpmn(`<bpmn:startEvent id="b"/><bpmn:endEvent id="a">${definition}</bpmn:endEvent>${flow('b', 'a')}`, roots)

const between = (type: 'Catch' | 'Throw', definition: string) =>
  bpmn(inLine(`<bpmn:intermediate${type}Event id="a">${definition}</bpmn:intermediate${type}Event>`), roots)

const onEdge = (definition: string, attributes = '', host = 'callActivity') => {
  const called = host === 'callActivity' ? extended('<zeebe:calledElement processId="p"/>') : ''
  const event = `<bpmn:boundaryEvent id="a" attachedToRef="h" ${attributes}>${definition}</bpmn:boundaryEvent>`
  return bpmn(`${inLine(`<bpmn:${host} id="h">${called}</bpmn:${host}>`)}${event}${flow('a', 'end')}`, roots)
}

const inEventSub = (definition: string, attributes = '') =>
  bpmn(
    `${inLine('<bpmn:task id="t"/>')}<bpmn:subProcess id="z" triggeredByEvent="true">
    <bpmn:startEvent id="a" ${attributes}>${definition}</bpmn:startEvent></bpmn:subProcess>`,
    roots,
  )

const eventIn = (xml: string) => {
  const node = nodeIn(xml, 'a')
  return 'event' in node ? node.event : undefined
}

const caughtMessage = { type: 'message', messageName: 'm', correlationKey: { feel: 'key' } }
const caughtSignal = { type: 'signal', signalName: 'bell' }
const caughtError = { type: 'error', errorCode: 'E1' }
const caughtEscalation = { type: 'escalation', escalationCode: 'X1' }

test('R11 a process starts by nothing, a message, a timer or a signal; the message needs no key', () => {
  assert.deepEqual(eventIn(atStart('')), { type: 'none' })
  assert.deepEqual(eventIn(atStart(definitions.message)), { ...caughtMessage, correlationKey: null })
  assert.deepEqual(eventIn(atStart(definitions.signal)), caughtSignal)
  assert.deepEqual(eventIn(atStart(timer('timeCycle', '0 0 9 * * MON-FRI'))), {
    type: 'timer',
    timer: 'cycle',
    value: '0 0 9 * * MON-FRI',
  })
})

test('R11 an event sub-process starts by a message, a timer, a signal, an error or an escalation', () => {
  assert.deepEqual(eventIn(inEventSub(definitions.message)), caughtMessage)
  assert.deepEqual(eventIn(inEventSub(definitions.signal)), caughtSignal)
  assert.deepEqual(eventIn(inEventSub(definitions.error)), caughtError)
  assert.deepEqual(eventIn(inEventSub(definitions.escalation)), caughtEscalation)
  assert.deepEqual(eventIn(inEventSub(timer('timeDuration', 'PT1H'))), {
    type: 'timer',
    timer: 'duration',
    value: 'PT1H',
  })
})

test('R11 on the edge of an activity stand messages, timers, signals, errors and escalations', () => {
  assert.deepEqual(nodeIn(onEdge(definitions.message, 'cancelActivity="false"'), 'a'), {
    type: 'boundaryEvent',
    id: 'a',
    event: caughtMessage,
    attachedTo: 'h',
    interrupting: false,
  })
  assert.deepEqual(eventIn(onEdge(definitions.signal)), caughtSignal)
  assert.deepEqual(eventIn(onEdge(definitions.error)), caughtError)
  assert.deepEqual(eventIn(onEdge(definitions.escalation)), caughtEscalation)
  assert.deepEqual(eventIn(onEdge('<bpmn:errorEventDefinition/>')), { type: 'error', errorCode: null })
  assert.deepEqual(eventIn(onEdge('<bpmn:escalationEventDefinition/>')), { type: 'escalation', escalationCode: null })
})

test('R11 on the way messages, timers and signals are caught; messages, signals and escalations thrown', () => {
  assert.deepEqual(eventIn(between('Catch', definitions.message)), caughtMessage)
  assert.deepEqual(eventIn(between('Catch', definitions.signal)), caughtSignal)
  assert.deepEqual(eventIn(between('Catch', timer('timeDate', '=at'))), {
    type: 'timer',
    timer: 'date',
    value: { feel: 'at' },
  })
  assert.deepEqual(eventIn(between('Throw', '')), { type: 'none' })
  assert.deepEqual(eventIn(between('Throw', definitions.signal)), caughtSignal)
  assert.deepEqual(eventIn(between('Throw', definitions.escalation)), caughtEscalation)
  const sent = { type: 'message', taskType: 'work', retries: 3, headers: {} }
  assert.deepEqual(eventIn(between('Throw', `${job}<bpmn:messageEventDefinition/>`)), sent)
})

test('R11 at the end messages, signals, errors and escalations are thrown, or everything ends', () => {
  assert.deepEqual(eventIn(atEnd('')), { type: 'none' })
  assert.deepEqual(eventIn(atEnd(definitions.signal)), caughtSignal)
  assert.deepEqual(eventIn(atEnd(definitions.error)), caughtError)
  assert.deepEqual(eventIn(atEnd(definitions.escalation)), caughtEscalation)
  assert.deepEqual(eventIn(atEnd(definitions.terminate)), { type: 'terminate' })
  const sent = { type: 'message', taskType: 'work', retries: 3, headers: {} }
  assert.deepEqual(eventIn(atEnd(`${job}${definitions.message}`)), sent)
})

test('R11 a link leads from a throwing to a catching event of its name', () => {
  const thrown = `<bpmn:startEvent id="start"/><bpmn:intermediateThrowEvent id="t">${definitions.link}</bpmn:intermediateThrowEvent>`
  const caught = `<bpmn:intermediateCatchEvent id="a">${definitions.link}</bpmn:intermediateCatchEvent>`
  assert.deepEqual(eventIn(bpmn(thrown + caught + flow('start', 't'))), { type: 'link', linkName: 'l' })
})

test('RF1 an event whose definition may not stand there, or is none of ours, is refused by name', () => {
  const { cancel, compensate, conditional, error, escalation, link, terminate } = definitions
  for (const definition of [conditional, error, escalation]) refused(atStart(definition), 'element-type')
  for (const definition of [conditional, compensate, '']) refused(inEventSub(definition), 'element-type')
  for (const definition of [cancel, compensate, conditional, link, '']) refused(onEdge(definition), 'element-type')
  for (const definition of [conditional, '']) refused(between('Catch', definition), 'element-type')
  for (const definition of [compensate, error, terminate]) refused(between('Throw', definition), 'element-type')
  for (const definition of [compensate, cancel]) refused(atEnd(definition), 'element-type')
  refused(between('Catch', definitions.message + definitions.signal), 'element-type')
  const inner = `<bpmn:startEvent id="a">${definitions.message}</bpmn:startEvent>`
  refused(bpmn(inLine(`<bpmn:subProcess id="s">${inner}</bpmn:subProcess>`), message('m')), 'element-type')
})

test('RF2 what an event refers to exists and says what is needed', () => {
  refused(between('Catch', '<bpmn:messageEventDefinition/>'), 'message-reference')
  refused(between('Catch', '<bpmn:messageEventDefinition messageRef="nowhere"/>'), 'reference-not-resolved')
  refused(between('Catch', '<bpmn:messageEventDefinition messageRef="s"/>'), 'reference-not-resolved')
  refused(between('Catch', '<bpmn:signalEventDefinition/>'), 'signal-reference')
  refused(between('Throw', '<bpmn:escalationEventDefinition/>'), 'escalation-reference')
  refused(atEnd('<bpmn:errorEventDefinition/>'), 'error-reference')
  refused(between('Throw', '<bpmn:messageEventDefinition/>'), 'implementation')
  const nameless = '<bpmn:intermediateThrowEvent id="a"><bpmn:linkEventDefinition/></bpmn:intermediateThrowEvent>'
  refused(bpmn(`<bpmn:startEvent id="b"/>${nameless}${flow('b', 'a')}`), 'link-event')
  const withRoots = (definition: string, root: string) => between('Catch', definition).replace(roots, root)
  refused(withRoots(definitions.message, '<bpmn:message id="m" name="m"/>'), 'subscription')
  refused(withRoots(definitions.message, message('m', '')), 'subscription')
  refused(withRoots(definitions.message, message('m', 'key')), 'static-value')
  refused(withRoots(definitions.message, message('m', '=key', '')), 'message-reference')
  refused(withRoots(definitions.signal, '<bpmn:signal id="s"/>'), 'signal-reference')
  refused(onEdge(definitions.error).replace('errorCode="E1"', ''), 'error-reference')
  refused(onEdge(definitions.error).replace('E1', '=code'), 'error-reference')
  refused(onEdge(definitions.escalation).replace('X1', '=code'), 'escalation-reference')
})

test('RF2 what is thrown may be computed, where it is caught it is known beforehand', () => {
  assert.deepEqual(eventIn(atEnd(definitions.error).replace('E1', '=code')), {
    type: 'error',
    errorCode: { feel: 'code' },
  })
})

test('RF3 a timer says in one way when it fires, in a form that makes sense where it stands', () => {
  const date = timer('timeDate', '2027-01-31T12:00:00Z')
  const duration = timer('timeDuration', 'PT1H')
  const cycle = timer('timeCycle', 'R3/PT1H')
  for (const xml of [atStart(date), atStart(cycle), between('Catch', date), between('Catch', duration)])
    assert.ok(eventIn(xml))
  for (const xml of [onEdge(date), onEdge(duration), onEdge(cycle, 'cancelActivity="false"')]) assert.ok(eventIn(xml))
  assert.ok(eventIn(inEventSub(cycle, 'isInterrupting="false"')))
  for (const xml of [atStart(duration), between('Catch', cycle), onEdge(cycle), inEventSub(cycle)])
    refused(xml, 'timer')
  refused(between('Catch', '<bpmn:timerEventDefinition/>'), 'timer')
  refused(between('Catch', timer('timeDuration', ' ')), 'timer')
  const both = '<bpmn:timeDate>=x</bpmn:timeDate><bpmn:timeDuration>=x</bpmn:timeDuration>'
  refused(between('Catch', `<bpmn:timerEventDefinition>${both}</bpmn:timerEventDefinition>`), 'timer')
  for (const value of ['an hour', 'P', '1h', `PT${'1'.repeat(300)}S`])
    refused(between('Catch', timer('timeDuration', value)), 'timer')
  for (const value of ['2027-01-31', '2027-02-30T12:00:00Z', 'now'])
    refused(between('Catch', timer('timeDate', value)), 'timer')
  for (const value of ['R3', '61 * * * * *', 'daily']) refused(atStart(timer('timeCycle', value)), 'timer')
})

test('RF4 nobody escalates from a task', () => {
  refused(onEdge(definitions.escalation, '', 'task'), 'escalation-boundary-event-attached-to-ref')
})

/** For one reason only: that the event is not what it should be must not be told as several mistakes. */
const refused = (xml: string, code: ProblemCode) => assertRefused(xml, [code, 'a'])
