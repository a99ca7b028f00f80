import type { Answer, FlowNode } from '../model.ts'
import type { Move } from '../move.ts'
import type { Behaviour, Visited } from './behaviour.ts'
import { parallelGateway } from './parallelGateway.ts'
import { passThrough } from './passThrough.ts'
import { serviceTask } from './serviceTask.ts'
import { terminateEndEvent } from './terminateEndEvent.ts'
import { userTask } from './userTask.ts'

/** Every BPMN element the engine runs. A missing row is a compile error. */
const behaviours: { readonly [T in FlowNode['type']]: Behaviour<Extract<FlowNode, { type: T }>> } = {
  noneStartEvent: passThrough,
  serviceTask,
  userTask,
  manualTask: passThrough,
  undefinedTask: passThrough,
  parallelGateway,
  noneEndEvent: passThrough,
  terminateEndEvent,
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
