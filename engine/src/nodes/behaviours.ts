import type { FlowNode } from '../drawn/index.ts'
import type { Answer } from '../fact.ts'
import type { Move } from '../move.ts'
import type { Behaviour, Visited } from './behaviour.ts'
import { boundaryEvent } from './boundaryEvent.ts'
import { callActivity } from './callActivity.ts'
import { eventBasedGateway, intermediateCatchEvent, receiveTask } from './catchEvents.ts'
import { exclusiveGateway } from './exclusiveGateway.ts'
import { inclusiveGateway } from './inclusiveGateway.ts'
import { job } from './job.ts'
import { parallelGateway } from './parallelGateway.ts'
import { passThrough } from './passThrough.ts'
import { scriptTask } from './scriptTask.ts'
import { startEvent } from './startEvent.ts'
import { eventSubProcess, subProcess } from './subProcess.ts'
import { endEvent, intermediateThrowEvent } from './throwEvents.ts'
import { userTask } from './userTask.ts'

/** Every BPMN element the engine runs. A missing row is a compile error. */
const behaviours: { readonly [T in FlowNode['type']]: Behaviour<Extract<FlowNode, { type: T }>> } = {
  startEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  endEvent,
  serviceTask: job,
  sendTask: job,
  businessRuleTask: job,
  scriptJobTask: job,
  scriptTask,
  receiveTask,
  userTask,
  manualTask: passThrough,
  undefinedTask: passThrough,
  subProcess,
  eventSubProcess,
  callActivity,
  exclusiveGateway,
  inclusiveGateway,
  parallelGateway,
  eventBasedGateway,
}

// The table pairs each node type with its own behaviour; the compiler can't follow that pairing through a lookup, so
// the two lookups below are where it is told.

export const behaviourOf = (node: FlowNode): Behaviour<FlowNode> => behaviours[node.type] as Behaviour<FlowNode>

/** What the node makes of the fact; undefined where a node of this type never waits for such a fact. */
export const handlerOf = (
  node: FlowNode,
  fact: Answer,
): ((visited: Visited<FlowNode>, fact: Answer) => Move) | undefined =>
  behaviourOf(node).on[fact.type] as ((visited: Visited<FlowNode>, fact: Answer) => Move) | undefined
