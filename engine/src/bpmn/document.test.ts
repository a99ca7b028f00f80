import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bpmn, definitions, extended } from '../../testing/bpmn.ts'
import { readDocument } from './document.ts'
import type { ProblemCode } from './problem.ts'
import { collector } from './report.ts'
import { parseXml } from './xml/index.ts'

test('X7 a file that is XML but not BPMN is refused', () => {
  refused('<html/>', 'not-bpmn', null)
  refused('<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"/>', 'not-bpmn', null)
  refused('<bpmn:process xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'not-bpmn', null)
})

test('X8 an element that BPMN or Zeebe does not know, or not at this place, is refused', () => {
  refused(bpmn('<bpmn:robotTask id="a"/>'), 'element-not-known', 'process')
  refused(bpmn('<bpmn:task id="a"><bpmn:task id="b"/></bpmn:task>'), 'element-not-known', 'a')
  refused(bpmn(`<bpmn:task id="a">${extended('<zeebe:taskdefinition/>')}</bpmn:task>`), 'element-not-known', 'a')
  refused(bpmn(`<bpmn:task id="a">${extended('<zeebe:input/>')}</bpmn:task>`), 'element-not-known', 'a')
  refused(bpmn('<bpmn:task id="a"><zeebe:taskDefinition/></bpmn:task>'), 'element-not-known', 'a')
  refused(bpmn('<bpmn:task id="a"><other:thing/></bpmn:task>'), 'element-not-known', 'a')
  refused(bpmn('<bpmn:task id="a"><thing/></bpmn:task>'), 'element-not-known', 'a')
  refused(bpmn('<bpmn:task id="a"><bpmn:incoming><bpmn:task/></bpmn:incoming></bpmn:task>'), 'element-not-known', 'a')
})

test('X8 an expression of another kind than BPMN’s is refused', () => {
  const flow = (type: string) =>
    bpmn(
      `<bpmn:sequenceFlow id="a"><bpmn:conditionExpression ${type}>=x</bpmn:conditionExpression></bpmn:sequenceFlow>`,
    )
  taken(flow(''))
  taken(flow('xsi:type="bpmn:tFormalExpression"'))
  taken(flow('xsi:type="bpmn:tExpression"'))
  refused(flow('xsi:type="other:tExpression"'), 'element-not-known', 'a')
  refused(flow('xsi:type="bpmn:tTask"'), 'element-not-known', 'a')
})

test('X8 an attribute that BPMN does not know is refused, and one whose value is not of its kind', () => {
  refused(bpmn('<bpmn:task id="a" colour="red"/>'), 'attribute-not-known', 'a')
  refused(bpmn('<bpmn:task colour="red" id="a"/>'), 'attribute-not-known', 'a')
  refused(bpmn('<bpmn:task id="a" __proto__="x"/>'), 'attribute-not-known', 'a')
  refused(bpmn('<bpmn:task id="a" bpmn:name="x"/>'), 'attribute-not-known', 'a')
  refused(bpmn('<bpmn:subProcess id="a" triggeredByEvent="yes"/>'), 'attribute-value', 'a')
  refused(bpmn('<bpmn:task id="a" startQuantity="many"/>'), 'attribute-value', 'a')
})

test('X8 what there can be one of is there once, and no text stands where nobody reads it', () => {
  const doubled = extended('<zeebe:taskDefinition type="a"/><zeebe:taskDefinition type="b"/>')
  refused(bpmn(`<bpmn:task id="a">${doubled}</bpmn:task>`), 'element-repeated', 'a')
  refused(bpmn(`<bpmn:task id="a">${extended('')}${extended('')}</bpmn:task>`), 'element-repeated', 'a')
  const several =
    '<zeebe:taskHeaders><zeebe:header key="a" value="b"/><zeebe:header key="c" value="d"/></zeebe:taskHeaders>'
  taken(bpmn(`<bpmn:task id="a">${extended(several)}</bpmn:task>`))
  taken(
    bpmn(
      extended('<zeebe:userTaskForm id="a">{}</zeebe:userTaskForm><zeebe:userTaskForm id="b">{}</zeebe:userTaskForm>'),
    ),
  )
  refused(bpmn('<bpmn:task id="a">Call Tom</bpmn:task>'), 'text-not-allowed', 'a')
  refused(bpmn('<bpmn:task id="a"><![CDATA[x]]></bpmn:task>'), 'text-not-allowed', 'a')
  taken(bpmn('<bpmn:task id="a"><bpmn:documentation>Call <![CDATA[<Tom>]]></bpmn:documentation>\n</bpmn:task>'))
})

test('X9 what other tools left is passed by, with one hint for each of their namespaces', () => {
  const foreign = extended('<other:a><other:b c="d">text</other:b></other:a><other:e/>')
  for (const xml of [`<bpmn:task id="a" other:mark="1"/>`, `<bpmn:task id="a" other:mark="1">${foreign}</bpmn:task>`]) {
    const { problems, hints } = found(bpmn(xml))
    assert.deepEqual(problems, [])
    assert.deepEqual(
      hints.map(({ code, elementId }) => [code, elementId]),
      [['foreign-extension', 'a']],
    )
    assert.match(hints[0]?.reason ?? '', /https:\/\/alder\.example\/other/)
  }
  const platform = 'xmlns:modeler="http://camunda.org/schema/modeler/1.0" modeler:executionPlatform="Camunda Cloud"'
  assert.deepEqual(found(bpmn('').replace('id="definitions"', `id="definitions" ${platform}`)).hints, [])
})

test('X9 marks of the Modeler are passed by; one that is not known yet is hinted at', () => {
  const icon = `data:image/svg+xml;base64,${'A'.repeat(100_000)}`
  const known = `zeebe:modelerTemplate="a.b" zeebe:modelerTemplateVersion="4" zeebe:modelerTemplateIcon="${icon}"`
  const { problems, hints } = found(bpmn(`<bpmn:task id="a" ${known} zeebe:modelerTemplateColour="red"/>`))
  assert.deepEqual(problems, [])
  assert.deepEqual(
    hints.map(({ code }) => code),
    ['attribute-not-known'],
  )
  const later = extended('<zeebe:taskDefinition type="a" colour="red"/>')
  assert.deepEqual(found(bpmn(`<bpmn:serviceTask id="a">${later}</bpmn:serviceTask>`)).problems, [])
})

test('X10 an id is there once in the file, the drawing included, and such that the viewer can read it', () => {
  refused(bpmn('<bpmn:task id="a"/><bpmn:manualTask id="a"/>'), 'duplicate-id', 'a')
  refused(bpmn('<bpmn:task id="process"/>'), 'duplicate-id', 'process')
  refused(bpmn('<bpmn:task id="1a"/>'), 'id-not-readable', '1a')
  refused(bpmn('<bpmn:task id="größe"/>'), 'id-not-readable', 'größe')
  const long = 'x'.repeat(256)
  refused(bpmn(`<bpmn:task id="${long}"/>`), 'id-not-readable', long)
  const drawing = (id: string) => `<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="d">
    <bpmndi:BPMNPlane id="p"><bpmndi:BPMNShape id="${id}" bpmnElement="a"/></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`
  taken(bpmn('<bpmn:task id="a"/>', drawing('a_di')))
  refused(bpmn('<bpmn:task id="a"/>', drawing('a')), 'duplicate-id', 'definitions')
})

test('X10 an element may have any id that BPMN allows, one that JavaScript gives a meaning to included', () => {
  const document = taken(bpmn('<bpmn:task id="__proto__"/><bpmn:task id="constructor"/>'))
  assert.equal(document.byId.get('__proto__')?.type, 'bpmn:Task')
  assert.equal(document.byId.get('constructor')?.type, 'bpmn:Task')
})

test('X11 a finding names the element in the diagram, its name and its line', () => {
  const { problems } = found(
    definitions('<bpmn:process id="p">\n<bpmn:task id="a" name="Sort">\n<bpmn:x/>\n</bpmn:task>\n</bpmn:process>'),
  )
  assert.deepEqual(
    problems.map(({ elementId, elementName, line }) => ({ elementId, elementName, line })),
    [{ elementId: 'a', elementName: 'Sort', line: 9 }],
  )
})

function found(xml: string) {
  const report = collector(xml)
  const parsed = parseXml(xml)
  assert.ok(parsed.ok, JSON.stringify(parsed))
  const document = readDocument(parsed.root, report)
  return { document, ...report.findings() }
}

function taken(xml: string) {
  const { document, problems } = found(xml)
  assert.deepEqual(problems, [])
  assert.ok(document)
  return document
}

function refused(xml: string, code: ProblemCode, elementId: string | null): void {
  const { problems } = found(xml)
  assert.deepEqual(
    problems.map((problem) => [problem.code, problem.elementId]),
    [[code, elementId]],
  )
  for (const { reason, remedy } of problems) assert.ok(reason.length > 20 && remedy.length > 10)
}
