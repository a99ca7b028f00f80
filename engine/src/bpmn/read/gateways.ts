import type { ExclusiveGateway, FlowNode, InclusiveGateway } from '../../drawn/index.ts'
import { type BpmnElement, settingOf } from '../element.ts'
import { drawnFrom } from './common.ts'
import { checkExtensions } from './extensions.ts'
import { checkAttributes, checkChildren } from './properties.ts'
import type { Reader } from './reader.ts'
import { referenced } from './references.ts'

export const plainGatewayFrom = (
  reader: Reader,
  element: BpmnElement,
  type: 'parallelGateway' | 'eventBasedGateway',
): FlowNode => ({ type, ...gatewayFrom(reader, element) })

export const decidingGatewayFrom = (
  reader: Reader,
  element: BpmnElement,
  type: 'exclusiveGateway' | 'inclusiveGateway',
): ExclusiveGateway | InclusiveGateway => {
  const flow = referenced(reader, element, element, { attribute: 'default', type: 'bpmn:SequenceFlow' })
  return { type, ...gatewayFrom(reader, element), defaultFlow: flow ? settingOf(flow, 'id') : null }
}

function gatewayFrom(reader: Reader, element: BpmnElement) {
  checkExtensions(reader, element)
  checkChildren(reader, element)
  checkAttributes(reader, element)
  return drawnFrom(reader, element)
}
