import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertRefused, bpmn, extended, inLine, message, nodeIn } from '../../../testing/bpmn.ts'

/** The task as it is read when it stands alone in its process. */
const read = (xml: string, roots = '') => nodeIn(bpmn(inLine(xml), roots), 'a')

const refuses = (xml: string, code: Parameters<typeof assertRefused>[1][0], roots = '') =>
  assertRefused(bpmn(inLine(xml), roots), [code, 'a'])

test('R1 service, send and business rule tasks, and scripts that a worker runs, are jobs', () => {
  const types = {
    serviceTask: 'serviceTask',
    sendTask: 'sendTask',
    businessRuleTask: 'businessRuleTask',
    scriptTask: 'scriptJobTask',
  }
  for (const [drawn, type] of Object.entries(types))
    assert.deepEqual(read(`<bpmn:${drawn} id="a">${extended('<zeebe:taskDefinition type="work"/>')}</bpmn:${drawn}>`), {
      type,
      id: 'a',
      taskType: 'work',
      retries: 3,
      headers: {},
    })
})

test('R2 a job has a type, retries and headers; what is written of them is kept', () => {
  const written = `<zeebe:taskDefinition type="=kind" retries="5"/>
    <zeebe:taskHeaders><zeebe:header key="resultVariable" value="result"/><zeebe:header key="empty"/></zeebe:taskHeaders>
    <zeebe:properties><zeebe:property name="colour" value="red"/></zeebe:properties>`
  assert.deepEqual(read(`<bpmn:serviceTask id="a" name="Create">${extended(written)}</bpmn:serviceTask>`), {
    type: 'serviceTask',
    id: 'a',
    name: 'Create',
    properties: { colour: 'red' },
    taskType: { feel: 'kind' },
    retries: 5,
    headers: { resultVariable: 'result' },
  })
  const computed = extended('<zeebe:taskDefinition type="work" retries="=tries"/>')
  assert.deepEqual(read(`<bpmn:serviceTask id="a">${computed}</bpmn:serviceTask>`), {
    type: 'serviceTask',
    id: 'a',
    taskType: 'work',
    retries: { feel: 'tries' },
    headers: {},
  })
})

test('R2 a job without a type, with retries that are no number, or with a header twice, is refused', () => {
  const service = (extensions: string) => `<bpmn:serviceTask id="a">${extensions}</bpmn:serviceTask>`
  refuses(service(''), 'implementation')
  refuses(service(extended('<zeebe:taskDefinition/>')), 'implementation')
  refuses(service(extended('<zeebe:taskDefinition type=""/>')), 'implementation')
  for (const retries of ['many', '0', '-1', '1.5', '99999999999'])
    refuses(service(extended(`<zeebe:taskDefinition type="work" retries="${retries}"/>`)), 'implementation')
  const twice = '<zeebe:header key="a" value="b"/><zeebe:header key="a" value="c"/>'
  const headers = `<zeebe:taskDefinition type="work"/><zeebe:taskHeaders>${twice}</zeebe:taskHeaders>`
  refuses(service(extended(headers)), 'duplicate-task-headers')
})

test('R3 a script task computes a variable by a FEEL expression', () => {
  const script = (attributes: string) =>
    `<bpmn:scriptTask id="a">${extended(`<zeebe:script ${attributes}/>`)}</bpmn:scriptTask>`
  assert.deepEqual(read(script('expression="=a + b" resultVariable="sum"')), {
    type: 'scriptTask',
    id: 'a',
    script: { feel: 'a + b' },
    resultVariable: 'sum',
  })
  refuses(script('resultVariable="sum"'), 'implementation')
  refuses(script('expression="=a"'), 'implementation')
  refuses(script('expression="a" resultVariable="sum"'), 'static-value')
  refuses(script('expression="=a" resultVariable="the sum"'), 'variable-name')
  refuses('<bpmn:scriptTask id="a"/>', 'implementation')
  const both = '<zeebe:script expression="=a" resultVariable="b"/><zeebe:taskDefinition type="work"/>'
  refuses(`<bpmn:scriptTask id="a">${extended(both)}</bpmn:scriptTask>`, 'implementation')
})

test('R4 a receive task waits for a message; manual and undefined tasks for nothing', () => {
  assert.deepEqual(read('<bpmn:receiveTask id="a" messageRef="m"/>', message('m', '=orderId', 'paid')), {
    type: 'receiveTask',
    id: 'a',
    event: { type: 'message', messageName: 'paid', correlationKey: { feel: 'orderId' } },
  })
  assert.deepEqual(read('<bpmn:manualTask id="a"/>'), { type: 'manualTask', id: 'a' })
  assert.deepEqual(read('<bpmn:task id="a"/>'), { type: 'undefinedTask', id: 'a' })
})

test('R5 mappings keep their order, and a source that was left empty gives null', () => {
  const mapping = `<zeebe:input source="1" target="one"/><zeebe:input target="authentication.type"/>
    <zeebe:input source="=one + x" target="größe"/><zeebe:output source="=y" target="z.w"/>`
  assert.deepEqual(
    read(`<bpmn:manualTask id="a">${extended(`<zeebe:ioMapping>${mapping}</zeebe:ioMapping>`)}</bpmn:manualTask>`),
    {
      type: 'manualTask',
      id: 'a',
      inputs: [
        { source: '1', target: 'one' },
        { source: null, target: 'authentication.type' },
        { source: { feel: 'one + x' }, target: 'größe' },
      ],
      outputs: [{ source: { feel: 'y' }, target: 'z.w' }],
    },
  )
})

test('R5 a mapping without a target, an output without a source, and a target that is no variable are refused', () => {
  const mapped = (mapping: string) =>
    `<bpmn:manualTask id="a">${extended(`<zeebe:ioMapping>${mapping}</zeebe:ioMapping>`)}</bpmn:manualTask>`
  refuses(mapped('<zeebe:input source="=x"/>'), 'io-mapping')
  refuses(mapped('<zeebe:output source="=x"/>'), 'io-mapping')
  refuses(mapped('<zeebe:output target="x"/>'), 'io-mapping')
  for (const target of ['1x', 'a b', 'a.', '.a', 'a..b', 'a-b', `a${'.a'.repeat(300)}`])
    refuses(mapped(`<zeebe:input source="=x" target="${target}"/>`), 'variable-name')
})

test('R6 what begins with = is an expression, tried when it is read; a bad one is told with its place', () => {
  const xml = `<bpmn:manualTask id="a">${extended('<zeebe:ioMapping><zeebe:input source="=x + " target="y"/></zeebe:ioMapping>')}</bpmn:manualTask>`
  refuses(xml, 'feel')
  refuses(xml.replace('=x + ', '='), 'feel')
  refuses(xml.replace('=x + ', '=if x then y'), 'feel')
})
