import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assertRefused,
  bpmn,
  extended,
  flow,
  hintsIn,
  inLine,
  job,
  message,
  problemsIn,
  timer,
} from '../../testing/bpmn.ts'

test('RF11 what is wrong with the graph is told of the element in the file, in Camunda’s words where it has them', () => {
  assertRefused(bpmn('<bpmn:task id="a"/>'), ['start-event-required', 'process'])
  assertRefused(bpmn('<bpmn:startEvent id="a"/><bpmn:startEvent id="b"/>'), ['no-multiple-none-start-events', 'b'])
  const sub = '<bpmn:startEvent id="s"/><bpmn:subProcess id="p"/>'
  assertRefused(bpmn(sub + flow('s', 'p')), ['start-event-required', 'p'])
  const choice =
    '<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g"/><bpmn:task id="a" name="Sort"/><bpmn:task id="b"/>'
  const flows = flow('s', 'g') + flow('g', 'a', '=x') + flow('g', 'b')
  const [problem] = problemsIn(bpmn(choice + flows))
  assert.deepEqual([problem?.code, problem?.elementId], ['sequence-flow-condition', 'g-b'])
  assert.match(problem?.reason ?? '', /^Element of type <bpmn:SequenceFlow> must have property <conditionExpression>$/)
  const [unreachable] = problemsIn(bpmn(choice + flow('s', 'g')))
  assert.deepEqual([unreachable?.code, unreachable?.elementId, unreachable?.elementName], ['unreachable', 'a', 'Sort'])
})

test('RF11 boundary events stand on an activity, lead on, and are not ambiguous', () => {
  const edge = (id: string, on: string, definition = '<bpmn:errorEventDefinition/>', attributes = '') =>
    `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}" ${attributes}>${definition}</bpmn:boundaryEvent>`
  const task = inLine('<bpmn:task id="a"/>')
  assertRefused(bpmn(task + edge('b', 'a')), ['wrong-boundary', 'b'])
  assertRefused(bpmn(task + edge('b', 'start') + flow('b', 'end')), ['wrong-boundary', 'b'])
  assertRefused(bpmn(task + edge('b', 'nowhere') + flow('b', 'end')), ['wrong-boundary', 'b'])
  const twice = edge('b', 'a') + edge('c', 'a') + flow('b', 'end') + flow('c', 'end')
  assertRefused(bpmn(task + twice), ['ambiguous-catch', 'c'])
  const gentle = edge('b', 'a', undefined, 'cancelActivity="false"')
  assertRefused(bpmn(task + gentle + flow('b', 'end')), ['wrong-boundary', 'b'])
})

test('RF11 an event-based gateway leads to two or more events, to which nothing else leads', () => {
  const event = (id: string) =>
    `<bpmn:intermediateCatchEvent id="${id}">${timer('timeDuration', 'PT1H')}</bpmn:intermediateCatchEvent>`
  const gateway = `<bpmn:startEvent id="s"/><bpmn:eventBasedGateway id="g"/>${event('a')}${flow('s', 'g')}${flow('g', 'a')}`
  assertRefused(bpmn(gateway), ['wrong-gateway-target', 'g'])
  assertRefused(bpmn(`${gateway}<bpmn:task id="b"/>${flow('g', 'b')}`), ['wrong-gateway-target', 'b'])
  const other = `${event('b')}<bpmn:task id="c"/>${flow('g', 'b')}${flow('b', 'c')}${flow('c', 'a')}`
  assertRefused(bpmn(gateway + other), ['wrong-gateway-target', 'a'])
  const receive = `<bpmn:receiveTask id="b" messageRef="m"/>${flow('g', 'b')}`
  assertRefused(bpmn(gateway + receive, message('m')), ['event-based-gateway-target', 'b'])
})

test('RF12 all problems of a file are told at once, each once, in the order of the file', () => {
  const xml = bpmn(
    `<bpmn:startEvent id="start"/>
    <bpmn:serviceTask id="a" colour="red"/>
    <bpmn:complexGateway id="b"/>
    <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="a"/>
    <bpmn:sequenceFlow id="g" sourceRef="a" targetRef="b"/>
    <bpmn:intermediateCatchEvent id="c">${timer('timeDuration', '=1 +')}</bpmn:intermediateCatchEvent>`,
  )
  assertRefused(
    xml,
    ['attribute-not-known', 'a'],
    ['implementation', 'a'],
    ['element-type', 'b'],
    ['feel', 'c'],
    ['unreachable', 'c'],
  )
  assert.deepEqual(
    problemsIn(xml).map(({ line }) => line),
    [9, 9, 10, 13, 13],
  )
})

test('RF13 a process too large to be worked out is refused', () => {
  const crons = Array.from(
    { length: 51 },
    (_, index) => `<bpmn:startEvent id="s${index}">${timer('timeCycle', `${index} 0 0 30 2 *`)}</bpmn:startEvent>`,
  )
  assertRefused(bpmn(crons.join('')), ['too-much', 'process'])
  const joins = Array.from(
    { length: 1_000 },
    (_, index) => `<bpmn:inclusiveGateway id="g${index}"/>${flow(`g${index}`, `g${index + 1}`)}`,
  )
  assertRefused(bpmn(`<bpmn:startEvent id="s"/>${flow('s', 'g0')}${joins.join('')}<bpmn:endEvent id="g1000"/>`), [
    'too-much',
    'process',
  ])
})

test('RF13 a file with far too many expressions is refused', () => {
  const mapping = (index: number) => `<zeebe:input source="=${index}${'+1'.repeat(6_000)}" target="x${index}"/>`
  const mappings = Array.from({ length: 84 }, (_, index) => mapping(index)).join('')
  const task = `<bpmn:task id="a">${extended(`<zeebe:ioMapping>${mappings}</zeebe:ioMapping>`)}</bpmn:task>`
  assertRefused(bpmn(inLine(task)), ['feel', 'a'])
})

test('HI1 a loop without a wait, and a process that calls itself, are hinted at: they are bounded when they run', () => {
  const loop = `<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g" default="g-e"/><bpmn:manualTask id="a"/><bpmn:endEvent id="e"/>
    ${flow('s', 'g')}${flow('g', 'a', '=again')}${flow('a', 'g')}${flow('g', 'e')}`
  assert.deepEqual(
    hintsIn(bpmn(loop)).map(({ code, reason }) => [code, reason]),
    [['no-loop', 'Loop detected: g -> a -> g']],
  )
  const waiting = loop.replace('<bpmn:manualTask id="a"/>', `<bpmn:serviceTask id="a">${job}</bpmn:serviceTask>`)
  assert.deepEqual(hintsIn(bpmn(waiting)), [])
  const call = `<bpmn:callActivity id="a">${extended('<zeebe:calledElement processId="process"/>')}</bpmn:callActivity>`
  assert.deepEqual(
    hintsIn(bpmn(inLine(call))).map(({ code, elementId }) => [code, elementId]),
    [['no-loop', 'a']],
  )
})

test('HI2 a bare secret is hinted at; written as Camunda writes it, it is not', () => {
  const task = (source: string) =>
    bpmn(
      inLine(
        `<bpmn:task id="a">${extended(`<zeebe:ioMapping><zeebe:input source="${source}" target="url"/></zeebe:ioMapping>`)}</bpmn:task>`,
      ),
    )
  for (const source of ['secrets.URL', '="https://" + "secrets.URL"'])
    assert.deepEqual(
      hintsIn(task(source.replaceAll('"', '&quot;'))).map(({ code, elementId }) => [code, elementId]),
      [['secrets', 'a']],
    )
  for (const source of ['{{secrets.URL}}', '{{ secrets.URL }}', '=camunda.secrets.URL', 'my_secrets.URL'])
    assert.deepEqual(hintsIn(task(source)), [])
})

test('HI3 the form of a start event is hinted at', () => {
  const start = `<bpmn:startEvent id="a">${extended('<zeebe:formDefinition formId="f"/>')}</bpmn:startEvent>`
  assert.deepEqual(
    hintsIn(bpmn(start)).map(({ code, elementId }) => [code, elementId]),
    [['start-event-form', 'a']],
  )
})
