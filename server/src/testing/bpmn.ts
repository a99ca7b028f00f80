// BPMN files for tests, short enough to be read in the test that needs them.

/** A file with one process; `roots` stand beside it: messages, signals, errors. */
export const processXml = (id: string, content: string, roots = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  id="definitions" targetNamespace="https://alder.example/bpmn">
<bpmn:process id="${id}" isExecutable="true">
${content}
</bpmn:process>
${roots}
</bpmn:definitions>`

/** start → the elements → end; each begins with its tag and has an id: `<bpmn:task id="a"/>`. */
export function inLine(...elements: readonly string[]): string {
  const ids = ['start', ...elements.map((xml) => /id="([^"]+)"/.exec(xml)?.[1] ?? ''), 'end']
  const flows = ids.slice(1).map((id, index) => flow(ids[index] ?? '', id))
  return ['<bpmn:startEvent id="start"/>', ...elements, '<bpmn:endEvent id="end"/>', ...flows].join('\n')
}

export const flow = (from: string, to: string): string =>
  `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`

const extended = (extensions: string): string =>
  extensions === '' ? '' : `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>`

/** `=` and all, as an attribute wants it. */
const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** Computes a variable. */
export const script = (id: string, expression: string, resultVariable = id): string =>
  `<bpmn:scriptTask id="${id}">${extended(
    `<zeebe:script expression="=${attribute(expression)}" resultVariable="${resultVariable}"/>`,
  )}</bpmn:scriptTask>`

export const input = (source: string, target: string): string =>
  `<zeebe:ioMapping><zeebe:input source="${attribute(source)}" target="${target}"/></zeebe:ioMapping>`

export const output = (source: string, target: string): string =>
  `<zeebe:ioMapping><zeebe:output source="${attribute(source)}" target="${target}"/></zeebe:ioMapping>`

/** A job of this type; `extensions` are mappings, `content` a loop. */
export const job = (id: string, type: string, extensions = '', content = ''): string =>
  `<bpmn:serviceTask id="${id}">${extended(
    `<zeebe:taskDefinition type="${attribute(type)}"/>${extensions}`,
  )}${content}</bpmn:serviceTask>`

type Called = {
  readonly inputs?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly retries?: number
}

/** A job of a connector: its inputs and headers are the fields of its template. */
export const connectorTask = (id: string, type: string, { inputs = {}, headers = {}, retries = 3 }: Called): string => {
  const mappings = Object.entries(inputs).map(
    ([target, source]) => `<zeebe:input source="${attribute(source)}" target="${target}"/>`,
  )
  const told = Object.entries(headers).map(([key, value]) => `<zeebe:header key="${key}" value="${attribute(value)}"/>`)
  return `<bpmn:serviceTask id="${id}">${extended(
    `<zeebe:taskDefinition type="${type}" retries="${retries}"/>
    <zeebe:ioMapping>${mappings.join('')}</zeebe:ioMapping>${
      told.length === 0 ? '' : `<zeebe:taskHeaders>${told.join('')}</zeebe:taskHeaders>`
    }`,
  )}</bpmn:serviceTask>`
}

/** The element with `zeebe:properties`, as connectors that listen have them. */
export function withProperties(element: string, properties: Readonly<Record<string, string>>): string {
  const all = Object.entries(properties).map(
    ([name, value]) => `<zeebe:property name="${name}" value="${attribute(value)}"/>`,
  )
  const extension = extended(`<zeebe:properties>${all.join('')}</zeebe:properties>`)
  const [, tag = '', rest = '', content = ''] = /^<(\S+)([^>]*?)\/?>(?:([\s\S]*)<\/\S+>)?$/.exec(element) ?? []
  return `<${tag}${rest}>${extension}${content}</${tag}>`
}

/** Work for whoever operates processes. */
export const ask = (id: string, extensions = '', content = ''): string =>
  `<bpmn:userTask id="${id}">${extended(
    `<zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="workflow-designer"/>${extensions}`,
  )}${content}</bpmn:userTask>`

export const forEach = (collection: string, element = 'item', isSequential = false): string =>
  `<bpmn:multiInstanceLoopCharacteristics isSequential="${isSequential}">${extended(
    `<zeebe:loopCharacteristics inputCollection="=${attribute(collection)}" inputElement="${element}"/>`,
  )}</bpmn:multiInstanceLoopCharacteristics>`

export const pause = (id: string, kind: 'timeDate' | 'timeDuration', value: string): string =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition><bpmn:${kind}>${value}</bpmn:${kind}></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`

export const messageRoot = (id: string, name: string, correlationKey: string): string =>
  `<bpmn:message id="${id}" name="${attribute(name)}">${extended(
    `<zeebe:subscription correlationKey="${attribute(correlationKey)}"/>`,
  )}</bpmn:message>`

export const receive = (id: string, messageId: string): string =>
  `<bpmn:receiveTask id="${id}" messageRef="${messageId}"/>`

export const call = (id: string, processId: string, content = ''): string =>
  `<bpmn:callActivity id="${id}">${extended(`<zeebe:calledElement processId="${processId}"/>`)}${content}</bpmn:callActivity>`
