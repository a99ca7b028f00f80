// Properties of BPMN that would change what happens, if they were followed. They are not, so they must not be there,
// or must have the value that asks for nothing.

import type { BpmnElement } from '../element.ts'
import { quoted } from '../shown.ts'
import type { Reader } from './reader.ts'

/** Children that only describe: Zeebe reads none of them either. */
const describing: ReadonlySet<string> = new Set([
  'auditing',
  'categoryValueRef',
  'dataInputAssociations',
  'dataInputs',
  'dataOutputAssociations',
  'dataOutputs',
  'documentation',
  'extensionDefinitions',
  'extensionElements',
  'incoming',
  'inputSet',
  'ioSpecification',
  'monitoring',
  'outgoing',
  'outputSet',
  'properties',
])

const remedies: { readonly [property: string]: string } = {
  eventDefinitionRef: 'Draw the event definition inside of the event.',
  loopCardinality: 'Loop over a collection; for a number of times, over =for i in 1..n return i.',
  loopDataInputRef: 'Name the collection in the multi-instance section (zeebe:loopCharacteristics).',
  resources: 'Say who does the task in its assignment section (zeebe:assignmentDefinition).',
  script: 'Write the script as a FEEL expression (zeebe:script), or let a worker run it (zeebe:taskDefinition).',
}

/** `read` are the children that whoever reads this element looks at. */
export function checkChildren(reader: Reader, element: BpmnElement, ...read: readonly string[]): void {
  const told = new Set<string>()
  for (const { property, at } of element.children) {
    if (property === null || describing.has(property) || read.includes(property) || told.has(property)) continue
    told.add(property)
    const remedy = remedies[property] ?? 'Delete it: nothing here follows it.'
    reader.report.refuse({ ...element, at }, 'property-not-allowed', `Property <${property}> not allowed`, remedy)
  }
}

const asksForNothing: { readonly [attribute: string]: { readonly value: string; readonly remedy: string } } = {
  behavior: { value: 'All', remedy: 'Draw what happens in between as boundary events.' },
  completionQuantity: { value: '1', remedy: 'Draw a parallel gateway behind the task.' },
  eventGatewayType: { value: 'Exclusive', remedy: 'Draw a parallel gateway and the events behind it.' },
  instantiate: { value: 'false', remedy: 'Begin the process with a message start event.' },
  isForCompensation: {
    value: 'false',
    remedy: 'Draw what undoes the work as tasks, behind an error boundary event or a gateway.',
  },
  parallelMultiple: { value: 'false', remedy: 'Draw one event for each thing that is waited for.' },
  startQuantity: { value: '1', remedy: 'Draw a parallel gateway before the task.' },
}

export function checkAttributes(reader: Reader, element: BpmnElement): void {
  for (const [attribute, { value, remedy }] of Object.entries(asksForNothing)) {
    const written = element.attributes.get(attribute)
    if (written === undefined || written === value) continue
    reader.report.refuse(
      element,
      'property-not-allowed',
      `Property <${attribute}> must have value of ${quoted(value)}`,
      remedy,
    )
  }
}
