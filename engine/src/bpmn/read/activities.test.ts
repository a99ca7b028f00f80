import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRefused, bpmn, extended, flow, inLine, nodeIn } from '../../../testing/bpmn.ts'
import { feel } from '../../index.ts'
import { readBpmn } from '../readBpmn.ts'

const read = (xml: string) => nodeIn(bpmn(inLine(xml)), 'a')

const refuses = (xml: string, code: Parameters<typeof assertRefused>[1][0]) =>
  assertRefused(bpmn(inLine(xml)), [code, 'a'])

test('R7 a user task says who may do it, until when, how urgent it is, and with which form', () => {
  const written = `<zeebe:userTask/>
    <zeebe:assignmentDefinition assignee="=manager" candidateUsers="ada@alder.example, tom@alder.example" candidateGroups="=groups"/>
    <zeebe:taskSchedule dueDate="2027-01-31T12:00:00Z" followUpDate="=now() + @&quot;P1D&quot;"/>
    <zeebe:priorityDefinition priority="80"/>
    <zeebe:formDefinition formId="approval" bindingType="deployment"/>
    <zeebe:taskHeaders><zeebe:header key="title" value="Approve"/></zeebe:taskHeaders>`
  assert.deepEqual(read(`<bpmn:userTask id="a">${extended(written)}</bpmn:userTask>`), {
    type: 'userTask',
    id: 'a',
    assignee: { feel: 'manager' },
    candidateUsers: ['ada@alder.example', 'tom@alder.example'],
    candidateGroups: { feel: 'groups' },
    dueDate: '2027-01-31T12:00:00Z',
    followUpDate: { feel: 'now() + @"P1D"' },
    priority: 80,
    form: { type: 'formId', formId: 'approval', binding: { type: 'deployment' } },
    headers: { title: 'Approve' },
  })
  assert.deepEqual(read('<bpmn:userTask id="a"/>'), {
    type: 'userTask',
    id: 'a',
    assignee: null,
    candidateUsers: [],
    candidateGroups: [],
    dueDate: null,
    followUpDate: null,
    priority: 50,
    form: null,
    headers: {},
  })
})

test('R7 dates, priorities and forms that are none are refused', () => {
  const user = (extensions: string) => `<bpmn:userTask id="a">${extended(extensions)}</bpmn:userTask>`
  refuses(user('<zeebe:taskSchedule dueDate="tomorrow"/>'), 'task-schedule')
  refuses(user('<zeebe:taskSchedule followUpDate="2027-02-30T12:00:00Z"/>'), 'task-schedule')
  for (const priority of ['101', '-1', 'high', '1.5'])
    refuses(user(`<zeebe:priorityDefinition priority="${priority}"/>`), 'priority-definition')
  refuses(user('<zeebe:userTask/><zeebe:formDefinition formKey="approval"/>'), 'user-task-form')
  refuses(user('<zeebe:formDefinition/>'), 'user-task-form')
  refuses(user('<zeebe:formDefinition formKey="a" formId="b"/>'), 'user-task-form')
  refuses(user('<zeebe:formDefinition formId="a" bindingType="versionTag"/>'), 'version-tag')
  refuses(user('<zeebe:formDefinition formId="a" bindingType="newest"/>'), 'version-tag')
})

test('R7 a form that is meant to be in the process is there', () => {
  const form = (body: string) => extended(`<zeebe:userTaskForm id="f">${body}</zeebe:userTaskForm>`)
  const task = `<bpmn:userTask id="a">${extended('<zeebe:formDefinition formKey="camunda-forms:bpmn:f"/>')}</bpmn:userTask>`
  const node = nodeIn(bpmn(form('{"components":[]}') + inLine(task)), 'a')
  assert.deepEqual(node.type === 'userTask' && node.form, { type: 'formKey', formKey: 'camunda-forms:bpmn:f' })
  refuses(task, 'user-task-form')
  assertRefused(bpmn(form('') + inLine(task)), ['user-task-form', 'a'])
})

test('R7 the forms in a file are told with its processes, to the letter', () => {
  const form = (id: string, body: string) => `<zeebe:userTaskForm id="${id}">${body}</zeebe:userTaskForm>`
  const verdict = readBpmn(bpmn(extended(form('f', '{"text": "a &lt; b"}') + form('g', ' {}')) + inLine()), feel)
  assert.deepEqual(verdict.ok && verdict.forms, [
    { id: 'f', body: '{"text": "a < b"}' },
    { id: 'g', body: ' {}' },
  ])
})

test('R8 a multi-instance marker does its activity for each item of a collection', () => {
  const settings = 'inputCollection="=orders" inputElement="order" outputCollection="results" outputElement="=result"'
  const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="true">${extended(`<zeebe:loopCharacteristics ${settings}/>`)}
    <bpmn:completionCondition>=count(results) > 2</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>`
  assert.deepEqual(read(`<bpmn:task id="a">${loop}</bpmn:task>`), {
    type: 'undefinedTask',
    id: 'a',
    loop: {
      ordering: 'sequential',
      inputCollection: { feel: 'orders' },
      inputElement: 'order',
      outputCollection: 'results',
      outputElement: { feel: 'result' },
      completionCondition: { feel: 'count(results) > 2' },
    },
  })
  const least = extended('<zeebe:loopCharacteristics inputCollection="=orders"/>')
  const parallel = `<bpmn:multiInstanceLoopCharacteristics>${least}</bpmn:multiInstanceLoopCharacteristics>`
  assert.deepEqual(read(`<bpmn:task id="a">${parallel}</bpmn:task>`), {
    type: 'undefinedTask',
    id: 'a',
    loop: {
      ordering: 'parallel',
      inputCollection: { feel: 'orders' },
      inputElement: null,
      outputCollection: null,
      outputElement: null,
      completionCondition: null,
    },
  })
})

test('R8 a loop without a collection, with half of an output, or of another kind, is refused', () => {
  const looped = (loop: string) => `<bpmn:task id="a">${loop}</bpmn:task>`
  const multi = (settings: string, rest = '') =>
    looped(
      `<bpmn:multiInstanceLoopCharacteristics>${extended(`<zeebe:loopCharacteristics ${settings}/>`)}${rest}</bpmn:multiInstanceLoopCharacteristics>`,
    )
  refuses(looped('<bpmn:standardLoopCharacteristics/>'), 'loop-characteristics')
  refuses(looped('<bpmn:multiInstanceLoopCharacteristics/>'), 'loop-characteristics')
  refuses(multi(''), 'loop-characteristics')
  refuses(multi('inputCollection="orders"'), 'static-value')
  refuses(multi('inputCollection="=orders" outputCollection="results"'), 'loop-characteristics')
  refuses(multi('inputCollection="=orders" outputElement="=result"'), 'loop-characteristics')
  refuses(multi('inputCollection="=orders" inputElement="the order"'), 'variable-name')
  refuses(multi('inputCollection="=orders"', '<bpmn:loopCardinality>3</bpmn:loopCardinality>'), 'property-not-allowed')
  refuses(
    multi('inputCollection="=orders"', '<bpmn:completionCondition>true</bpmn:completionCondition>'),
    'static-value',
  )
})

test('R9 a call activity names a process; without a word to the contrary variables go in and come out', () => {
  const call = (attributes: string) =>
    `<bpmn:callActivity id="a">${extended(`<zeebe:calledElement ${attributes}/>`)}</bpmn:callActivity>`
  assert.deepEqual(read(call('processId="hiring"')), {
    type: 'callActivity',
    id: 'a',
    processId: 'hiring',
    binding: { type: 'latest' },
    propagateAllParentVariables: true,
    propagateAllChildVariables: true,
  })
  const narrow = 'propagateAllParentVariables="false" propagateAllChildVariables="false"'
  assert.deepEqual(read(call(`processId="=name" bindingType="versionTag" versionTag="1.0" ${narrow}`)), {
    type: 'callActivity',
    id: 'a',
    processId: { feel: 'name' },
    binding: { type: 'versionTag', versionTag: '1.0' },
    propagateAllParentVariables: false,
    propagateAllChildVariables: false,
  })
  refuses('<bpmn:callActivity id="a"/>', 'called-element')
  refuses('<bpmn:callActivity id="a" calledElement="hiring"/>', 'called-element')
  refuses(call(''), 'called-element')
  refuses(call('processId="hiring" businessId="7"'), 'no-business-id')
  refuses(call('processId="hiring" processIdExpression="name"'), 'called-element')
})

test('R10 sub-processes are read with what is in them, event sub-processes too', () => {
  const eventSub = `<bpmn:subProcess id="c" triggeredByEvent="true">
    <bpmn:startEvent id="d" isInterrupting="false"><bpmn:escalationEventDefinition/></bpmn:startEvent></bpmn:subProcess>`
  const inside = '<bpmn:startEvent id="s"/><bpmn:task id="b"/><bpmn:endEvent id="e"/>'
  const xml = `<bpmn:subProcess id="a">${inside}${eventSub}${flow('s', 'b')}${flow('b', 'e')}</bpmn:subProcess>`
  const node = read(xml)
  assert.ok(node.type === 'subProcess')
  assert.deepEqual(
    node.nodes.map(({ id, type }) => [id, type]),
    [
      ['s', 'startEvent'],
      ['b', 'undefinedTask'],
      ['e', 'endEvent'],
      ['c', 'eventSubProcess'],
    ],
  )
  assert.deepEqual(
    node.flows.map(({ from, to }) => [from, to]),
    [
      ['s', 'b'],
      ['b', 'e'],
    ],
  )
  const [, , , inner] = node.nodes
  assert.deepEqual(inner?.type === 'eventSubProcess' && inner.nodes, [
    { type: 'startEvent', id: 'd', event: { type: 'escalation', escalationCode: null }, interrupting: false },
  ])
})
