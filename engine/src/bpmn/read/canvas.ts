// What is drawn inside a process or a sub-process. BPMN's elements are a table here; what has no row is refused.

import type { Canvas, EventSubProcess, FlowNode, SubProcess } from '../../drawn/index.ts'
import { type BpmnElement, childrenOf, flagOf, idOf, is } from '../element.ts'
import { activityFrom } from './activity.ts'
import { callActivityFrom } from './callActivity.ts'
import { drawnFrom } from './common.ts'
import { boundaryEventFrom, catchEventFrom, endEventFrom, startEventFrom, throwEventFrom } from './events.ts'
import { checkExtensions } from './extensions.ts'
import { flowFrom } from './flows.ts'
import { decidingGatewayFrom, plainGatewayFrom } from './gateways.ts'
import { checkAttributes, checkChildren } from './properties.ts'
import type { Reader } from './reader.ts'
import { jobTaskFrom, plainTaskFrom, receiveTaskFrom, scriptTaskFrom } from './tasks.ts'
import { userTaskFrom } from './userTask.ts'

type Read = (reader: Reader, element: BpmnElement) => FlowNode

const nodes: { readonly [type: string]: Read | undefined } = {
  'bpmn:BoundaryEvent': boundaryEventFrom,
  'bpmn:BusinessRuleTask': (reader, element) => jobTaskFrom(reader, element, 'businessRuleTask'),
  'bpmn:CallActivity': callActivityFrom,
  'bpmn:EndEvent': endEventFrom,
  'bpmn:EventBasedGateway': (reader, element) => plainGatewayFrom(reader, element, 'eventBasedGateway'),
  'bpmn:ExclusiveGateway': (reader, element) => decidingGatewayFrom(reader, element, 'exclusiveGateway'),
  'bpmn:InclusiveGateway': (reader, element) => decidingGatewayFrom(reader, element, 'inclusiveGateway'),
  'bpmn:IntermediateCatchEvent': catchEventFrom,
  'bpmn:IntermediateThrowEvent': throwEventFrom,
  'bpmn:ManualTask': (reader, element) => plainTaskFrom(reader, element, 'manualTask'),
  'bpmn:ParallelGateway': (reader, element) => plainGatewayFrom(reader, element, 'parallelGateway'),
  'bpmn:ReceiveTask': receiveTaskFrom,
  'bpmn:ScriptTask': scriptTaskFrom,
  'bpmn:SendTask': (reader, element) => jobTaskFrom(reader, element, 'sendTask'),
  'bpmn:ServiceTask': (reader, element) => jobTaskFrom(reader, element, 'serviceTask'),
  'bpmn:StartEvent': startEventFrom,
  'bpmn:SubProcess': subProcessFrom,
  'bpmn:Task': (reader, element) => plainTaskFrom(reader, element, 'undefinedTask'),
  'bpmn:UserTask': userTaskFrom,
}

/** What only explains the diagram to its readers; Zeebe passes it by as well. */
const explaining = ['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']

/** The children of a process or sub-process that are read here, or only explain. */
export const canvasChildren = ['flowElements', 'laneSets', 'artifacts'] as const

export function canvasFrom(reader: Reader, container: BpmnElement): Canvas {
  const drawn = childrenOf(container, 'flowElements').filter(({ type }) => !explaining.includes(type))
  for (const element of drawn) if (idOf(element) === null) refuseNameless(reader, element)
  const flows = drawn.filter((element) => is(element, 'bpmn:SequenceFlow'))
  return {
    nodes: drawn.filter((element) => !is(element, 'bpmn:SequenceFlow')).map((element) => nodeFrom(reader, element)),
    flows: flows.map((element) => flowFrom(reader, element)),
  }
}

const nodeFrom = (reader: Reader, element: BpmnElement): FlowNode => (nodes[element.type] ?? refused)(reader, element)

function subProcessFrom(reader: Reader, element: BpmnElement): SubProcess | EventSubProcess {
  if (flagOf(element, 'triggeredByEvent', false)) return eventSubProcessFrom(reader, element)
  return {
    type: 'subProcess',
    ...activityFrom(reader, element, [], canvasChildren),
    ...canvasFrom(reader, element),
  }
}

function eventSubProcessFrom(reader: Reader, element: BpmnElement): EventSubProcess {
  checkExtensions(reader, element)
  checkChildren(reader, element, ...canvasChildren)
  checkAttributes(reader, element)
  return { type: 'eventSubProcess', ...drawnFrom(reader, element), ...canvasFrom(reader, element) }
}

/** In its place stands a task that does nothing, so that what is around it can be checked as well. */
function refused({ report, ...reader }: Reader, element: BpmnElement): FlowNode {
  const remedy = remedies[element.type] ?? 'Choose another type of element.'
  report.refuse(element, 'element-type', `Element of type <${element.type}> not allowed`, remedy)
  return { type: 'undefinedTask', ...drawnFrom({ report, ...reader }, element) }
}

const remedies: { readonly [type: string]: string } = {
  'bpmn:AdHocSubProcess': 'Draw a sub-process, with a gateway before what may be done in any order or not at all.',
  'bpmn:ComplexGateway': 'Draw an inclusive gateway, or exclusive and parallel gateways.',
  'bpmn:Transaction': 'Draw a sub-process; let an error boundary event lead to what undoes its work.',
}

function refuseNameless({ report }: Reader, element: BpmnElement): void {
  const reason = `Element of type <${element.type}> must have property <id>`
  report.refuse(element, 'id-missing', reason, 'Open the file in a modeler and save it again, or enter an id.')
}
