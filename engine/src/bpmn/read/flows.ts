import type { Flow } from '../../drawn/index.ts'
import { type BpmnElement, idOf, is, nameOf, settingOf, textOf } from '../element.ts'
import { checkExtensions } from './extensions.ts'
import { checkChildren } from './properties.ts'
import type { Reader } from './reader.ts'
import { requireReferenced } from './references.ts'
import { expressionFrom } from './written.ts'

/** A flow that does not connect two elements beside it is refused; it still counts as one that leaves its gateway. */
export function flowFrom(reader: Reader, element: BpmnElement): Flow {
  checkExtensions(reader, element)
  checkChildren(reader, element, 'conditionExpression')
  const from = endOf(reader, element, 'sourceRef')
  const to = endOf(reader, element, 'targetRef')
  const condition = textOf(element, 'conditionExpression')
  const name = nameOf(element)
  const when = condition === null ? undefined : expressionFrom(reader, element, 'conditionExpression', condition)
  if (from && to) checkTarget(reader, from, to)
  return {
    id: idOf(element) ?? `(${element.at})`,
    ...(name !== null && { name }),
    from: settingOf(element, 'sourceRef') ?? '',
    to: settingOf(element, 'targetRef') ?? '',
    ...(when && from && mayDecide(reader, element, from) && { condition: when }),
  }
}

function endOf(reader: Reader, flow: BpmnElement, attribute: 'sourceRef' | 'targetRef'): BpmnElement | undefined {
  const reference = { attribute, type: 'bpmn:FlowNode' }
  const remedy = 'Connect both ends of the flow, or delete it.'
  const end = requireReferenced(reader, flow, flow, reference, 'reference-not-resolved', remedy)
  if (!end || end.parent === flow.parent) return end
  const reason = `Property <${attribute}> refers to an element of another process or sub-process`
  reader.report.refuse(flow, 'reference-not-resolved', reason, 'Lead the flow to or from the sub-process itself.')
  return undefined
}

/** Elsewhere Zeebe looks at no condition. */
function mayDecide({ report }: Reader, flow: BpmnElement, from: BpmnElement): boolean {
  if (is(from, 'bpmn:ExclusiveGateway') || is(from, 'bpmn:InclusiveGateway')) return true
  const reason =
    'Property <conditionExpression> only allowed if source is of type <bpmn:ExclusiveGateway> or <bpmn:InclusiveGateway>'
  report.refuse(flow, 'sequence-flow-condition', reason, 'Draw an exclusive or inclusive gateway before the flow.')
  return false
}

/** BPMN allows it, and the engine could; Zeebe does not run it. */
function checkTarget({ report }: Reader, from: BpmnElement, to: BpmnElement): void {
  if (from.type !== 'bpmn:EventBasedGateway' || to.type !== 'bpmn:ReceiveTask') return
  const reason = `Element of type <${to.type}> not allowed as event-based gateway target`
  report.refuse(to, 'event-based-gateway-target', reason, 'Draw an intermediate event that catches the message.')
}
