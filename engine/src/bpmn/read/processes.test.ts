import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assertRefused,
  bpmn,
  definitions,
  extended,
  flow,
  hintsIn,
  inLine,
  job,
  nodeIn,
  problemsIn,
  processesIn,
} from '../../../testing/bpmn.ts'

const process = (id: string, content: string, attributes = 'isExecutable="true"') =>
  `<bpmn:process id="${id}" ${attributes}>${content}</bpmn:process>`

test('R12 each executable process of a file is read, with its version tag', () => {
  const file = definitions(
    process(
      'a',
      `${extended('<zeebe:versionTag value="1.2"/>')}<bpmn:startEvent id="s"/>`,
      'name="Hiring" isExecutable="true"',
    ) + process('b', '<bpmn:startEvent id="t"/>'),
  )
  assert.deepEqual(
    processesIn(file).map(({ graph, versionTag }) => [graph.id, graph.name, versionTag]),
    [
      ['a', 'Hiring', '1.2'],
      ['b', undefined, null],
    ],
  )
})

test('R12 a process that is not executable is left out with a hint; a file without any other is refused', () => {
  const inert = process('a', '<bpmn:complexGateway id="g"/>', '')
  const both = definitions(inert + process('b', '<bpmn:startEvent id="t"/>'))
  assert.deepEqual(
    processesIn(both).map(({ graph }) => graph.id),
    ['b'],
  )
  assert.deepEqual(
    hintsIn(both).map(({ code, elementId }) => [code, elementId]),
    [['not-executable', 'a']],
  )
  assertRefused(definitions(inert), ['executable-process', 'a'], ['start-event-required', 'a'], ['element-type', 'g'])
  assertRefused(definitions(''), ['executable-process', 'definitions'])
})

test('R13 pools, lanes, annotations and data are passed by', () => {
  const lanes = `<bpmn:laneSet id="lanes"><bpmn:lane id="lane" name="IT"><bpmn:flowNodeRef>a</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>`
  const data = `<bpmn:dataObject id="d"/><bpmn:dataObjectReference id="r" dataObjectRef="d"/><bpmn:dataStoreReference id="store"/>`
  const artifacts = `<bpmn:textAnnotation id="n"><bpmn:text>Ask <![CDATA[Ada]]></bpmn:text></bpmn:textAnnotation>
    <bpmn:association id="as" sourceRef="a" targetRef="n"/><bpmn:group id="gr"/>`
  const task = `<bpmn:task id="a"><bpmn:documentation>Sort</bpmn:documentation><bpmn:property id="pr"/>
    <bpmn:dataInputAssociation id="di"><bpmn:sourceRef>r</bpmn:sourceRef><bpmn:targetRef>pr</bpmn:targetRef></bpmn:dataInputAssociation></bpmn:task>`
  const pool = `<bpmn:collaboration id="c"><bpmn:participant id="pool" name="Alder" processRef="process"/>
    <bpmn:participant id="other"/><bpmn:messageFlow id="mf" sourceRef="a" targetRef="other"/></bpmn:collaboration>`
  const file = bpmn(lanes + data + inLine(task) + artifacts, pool)
  assert.deepEqual(
    processesIn(file)[0]?.graph.nodes.map(({ id }) => id),
    ['start', 'a', 'end'],
  )
  assert.deepEqual(hintsIn(file), [])
})

test('R14 flows keep their names and conditions, gateways their default', () => {
  const file =
    bpmn(`<bpmn:startEvent id="s"/><bpmn:exclusiveGateway id="g" default="g-b"/><bpmn:task id="a"/><bpmn:task id="b"/>
    ${flow('s', 'g')}${flow('g', 'a', '\n  =x &gt; 1\n').replace('<bpmn:sequenceFlow', '<bpmn:sequenceFlow name="yes"')}${flow('g', 'b')}`)
  assert.deepEqual(processesIn(file)[0]?.graph.flows, [
    { id: 's-g', from: 's', to: 'g' },
    { id: 'g-a', name: 'yes', from: 'g', to: 'a', condition: { feel: 'x > 1' } },
    { id: 'g-b', from: 'g', to: 'b' },
  ])
  assert.deepEqual(nodeIn(file, 'g'), { type: 'exclusiveGateway', id: 'g', defaultFlow: 'g-b' })
})

test('RF5 a flow connects two elements of one process or sub-process', () => {
  const file = (flows: string) =>
    bpmn(`<bpmn:startEvent id="s"/><bpmn:subProcess id="p"><bpmn:startEvent id="t"/><bpmn:task id="u"/>${flow('t', 'u')}</bpmn:subProcess>
      ${flow('s', 'p')}${flows}`)
  assertRefused(file(flow('p', 'nowhere')), ['reference-not-resolved', 'p-nowhere'])
  assertRefused(file(flow('p', 'u')), ['reference-not-resolved', 'p-u'])
  assertRefused(file(flow('p', 'process')), ['reference-not-resolved', 'p-process'])
  assertRefused(file('<bpmn:sequenceFlow id="f" sourceRef="p"/>'), ['reference-not-resolved', 'f'])
})

test('RF6 conditions stand behind exclusive and inclusive gateways only', () => {
  const file = bpmn(`<bpmn:startEvent id="s"/><bpmn:task id="a"/>${flow('s', 'a', '=x')}`)
  assertRefused(file, ['sequence-flow-condition', 's-a'])
})

test('RF7 what is none of our elements is refused, naming it and saying what to use instead', () => {
  const refused = {
    complexGateway: /inclusive gateway/,
    transaction: /sub-process/,
    adHocSubProcess: /sub-process/,
    callChoreography: /another type/,
  }
  for (const [type, remedy] of Object.entries(refused)) {
    const [problem, ...others] = problemsIn(bpmn(inLine(`<bpmn:${type} id="a" name="Odd"/>`)))
    assert.deepEqual(others, [])
    assert.deepEqual([problem?.code, problem?.elementId, problem?.elementName], ['element-type', 'a', 'Odd'])
    assert.match(problem?.reason ?? '', new RegExp(`^Element of type <bpmn:${type}> not allowed$`, 'i'))
    assert.match(problem?.remedy ?? '', remedy)
  }
  assertRefused(bpmn(inLine('<bpmn:task id="a"/>'), '<bpmn:globalUserTask id="g"/>'), ['element-type', 'g'])
})

test('RF8 what would change the course of things, if anybody followed it, is refused', () => {
  const task = (attributes: string, content = '') =>
    bpmn(inLine(`<bpmn:task id="a" ${attributes}>${content}</bpmn:task>`))
  for (const attribute of ['isForCompensation="true"', 'startQuantity="2"', 'completionQuantity="2"'])
    assertRefused(task(attribute), ['property-not-allowed', 'a'])
  assertRefused(task('', '<bpmn:performer/>'), ['property-not-allowed', 'a'])
  assertRefused(task('', '<bpmn:performer/><bpmn:potentialOwner/>'), ['property-not-allowed', 'a'])
  assert.deepEqual(problemsIn(task('isForCompensation="false" startQuantity="1"')), [])
  const script = `<bpmn:scriptTask id="a">${job}<bpmn:script>x</bpmn:script></bpmn:scriptTask>`
  assertRefused(bpmn(inLine(script)), ['property-not-allowed', 'a'])
})

test('RF9 an extension element of Zeebe’s that an element can’t have, or that nobody follows, is refused', () => {
  const task = (extension: string) => bpmn(inLine(`<bpmn:task id="a">${extended(extension)}</bpmn:task>`))
  assertRefused(task('<zeebe:executionListeners/>'), ['no-execution-listeners', 'a'])
  assertRefused(task('<zeebe:taskListeners/>'), ['no-task-listeners', 'a'])
  assertRefused(task('<zeebe:jobPriorityDefinition priority="1"/>'), ['no-job-priority-definition', 'a'])
  assertRefused(task('<zeebe:taskDefinition type="a"/>'), ['implementation', 'a'])
  assertRefused(task('<zeebe:linkedResources/>'), ['extension-element', 'a'])
  const rule = '<zeebe:calledDecision decisionId="d" resultVariable="r"/><zeebe:taskDefinition type="a"/>'
  assertRefused(bpmn(inLine(`<bpmn:businessRuleTask id="a">${extended(rule)}</bpmn:businessRuleTask>`)), [
    'implementation',
    'a',
  ])
  const gateway = `<bpmn:parallelGateway id="a">${extended('<zeebe:ioMapping/>')}</bpmn:parallelGateway>`
  assertRefused(bpmn(inLine(gateway)), ['extension-element', 'a'])
  const mapped = `<bpmn:subProcess id="e" triggeredByEvent="true">${extended('<zeebe:ioMapping/>')}
    <bpmn:startEvent id="f"><bpmn:errorEventDefinition/></bpmn:startEvent></bpmn:subProcess>`
  assertRefused(bpmn(inLine('<bpmn:task id="a"/>') + mapped), ['extension-element', 'e'])
  assertRefused(bpmn(extended('<zeebe:versionTag/>') + inLine('<bpmn:task id="a"/>')), ['version-tag', 'process'])
})

test('RF10 elements without an id are refused', () => {
  assertRefused(bpmn(`${inLine('<bpmn:task id="a"/>')}<bpmn:sequenceFlow sourceRef="a" targetRef="end"/>`), [
    'id-missing',
    'process',
  ])
  const nameless = definitions('<bpmn:process isExecutable="true"><bpmn:startEvent id="s"/></bpmn:process>')
  assertRefused(nameless, ['id-missing', 'definitions'])
})
