// From a draft to the process that runs it: BPMN with Zeebe's extension elements, and a drawing of it.
//
// C1  The same draft always gives the same text.
// C2  A step is the element of its own id, and what it gives lies in the variable of that name.

import type { Draft, Trigger } from './draft.ts'
import {
  boxAt,
  type Drawing,
  type DrawnFlow,
  type DrawnNode,
  extentOf,
  gap,
  labelBelow,
  right,
  sizes,
} from './drawing.ts'
import { drawSteps, join, plain } from './drawSteps.ts'
import { placedSteps } from './outputs.ts'
import { webhookProperties } from './webhookProperties.ts'
import { element, text } from './xml.ts'

export type Compilation = {
  processId: string
  name: string
  description: string
  /** Where a webhook listens: `/inbound/{path}`; null for a test, which is begun by hand. */
  webhookPath: string | null
}

const namespaces = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:zeebe': 'http://camunda.org/schema/zeebe/1.0',
}

/** Of a draft in which `check` finds no problem. */
export function compileFlow(draft: Draft, { processId, name, description, webhookPath }: Compilation): string {
  const { nodes, flows } = drawFlow(draft, webhookPath)
  const process = element(
    'bpmn:process',
    { id: processId, name, isExecutable: true },
    description === '' ? '' : element('bpmn:documentation', {}, text(description)),
    ...nodes.map((node) => nodeXml(node, flows)),
    ...flows.map(flowXml),
  )
  const plane = element(
    'bpmndi:BPMNPlane',
    { id: `${processId}_plane`, bpmnElement: processId },
    ...nodes.map(shapeXml),
    ...flows.map(edgeXml),
  )
  const definitions = { id: `${processId}_file`, targetNamespace: 'urn:countersign:flows', exporter: 'Countersign' }
  const diagram = element('bpmndi:BPMNDiagram', { id: `${processId}_diagram` }, plane)
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('bpmn:definitions', { ...namespaces, ...definitions }, process, diagram)}\n`
}

const startsAt = { x: 160, y: 120 }

export const beginId = 'begin'
export const endId = 'done'

export function drawFlow(draft: Draft, webhookPath: string | null): Drawing {
  const placed = new Map(placedSteps(draft).map((one) => [one.step.id, one]))
  const canvas = { nodes: [] as DrawnNode[], flows: [] as DrawnFlow[], placed }
  const { x, y } = startsAt
  const box = boxAt(x, y, sizes.event)
  const { name, content } = beginning(draft.trigger, webhookPath)
  canvas.nodes.push({ id: beginId, name, tag: 'bpmn:startEvent', attributes: {}, content, box, label: labelBelow(box) })
  const firstX = x + sizes.event.width + gap
  const start = { from: beginId, at: right(box), flow: plain, turns: 'none' } as const
  const loose = drawSteps(canvas, draft.steps, start, firstX, y)
  if (loose === null) return canvas
  const endBox = boxAt(firstX + extentOf(draft.steps).width + gap, y, sizes.event)
  const end = { id: endId, name: 'Done', tag: 'bpmn:endEvent', attributes: {}, content: '' }
  join(canvas, loose, { ...end, box: endBox, label: labelBelow(endBox) })
  return canvas
}

function beginning(trigger: Trigger | null, webhookPath: string | null): { name: string; content: string } {
  if (trigger?.kind !== 'webhook') return { name: trigger?.label || 'Button pressed', content: '' }
  return { name: 'Webhook called', content: webhookPath === null ? '' : webhookProperties(trigger, webhookPath) }
}

function nodeXml({ id, name, tag, attributes, content }: DrawnNode, flows: readonly DrawnFlow[]): string {
  return element(
    tag,
    { id, ...(name !== '' && { name }), ...attributes },
    content,
    ...flows.filter(({ to }) => to === id).map((flow) => element('bpmn:incoming', {}, flow.id)),
    ...flows.filter(({ from }) => from === id).map((flow) => element('bpmn:outgoing', {}, flow.id)),
  )
}

const flowXml = ({ id, name, from, to, condition }: DrawnFlow): string =>
  element(
    'bpmn:sequenceFlow',
    { id, ...(name !== '' && { name }), sourceRef: from, targetRef: to },
    condition === null
      ? ''
      : element('bpmn:conditionExpression', { 'xsi:type': 'bpmn:tFormalExpression' }, text(`=${condition}`)),
  )

const bounds = (box: NonNullable<DrawnNode['label']>): string => element('dc:Bounds', box)

const labelXml = (label: DrawnNode['label']): string =>
  label === null ? '' : element('bpmndi:BPMNLabel', {}, bounds(label))

const shapeXml = ({ id, tag, box, label }: DrawnNode): string =>
  element(
    'bpmndi:BPMNShape',
    { id: `${id}_di`, bpmnElement: id, ...(tag === 'bpmn:exclusiveGateway' && { isMarkerVisible: true }) },
    bounds(box),
    labelXml(label),
  )

const edgeXml = ({ id, points, label }: DrawnFlow): string =>
  element(
    'bpmndi:BPMNEdge',
    { id: `${id}_di`, bpmnElement: id },
    ...points.map((point) => element('di:waypoint', point)),
    labelXml(label),
  )
