// A process ready to run. Made by `compile` alone, so whoever holds one holds a graph without problems.

import type { BoundaryEvent, EventSubProcess, Flow, FlowNode, StartEvent } from './drawn/index.ts'
import type { Evaluate } from './expression.ts'
import { invariant } from './invariant.ts'
import type { Assign } from './mapping.ts'

/** A node that knows what is around it, in the order in which it was drawn. */
export type Wired<N extends FlowNode = FlowNode> = N & {
  readonly incoming: readonly Flow[]
  readonly outgoing: readonly Flow[]
  /** The sub-process it is drawn in; null for the process itself. */
  readonly parent: string | null
  readonly boundaries: readonly Wired<BoundaryEvent>[]
  readonly mapInputs: Assign | null
  readonly mapOutputs: Assign | null
}

/** What begins inside of a process or sub-process. */
export type Inside = {
  readonly starts: readonly Wired<StartEvent>[]
  readonly eventSubProcesses: readonly EventSubProcessStart[]
}

export type EventSubProcessStart = {
  readonly eventSubProcess: Wired<EventSubProcess>
  readonly start: Wired<StartEvent>
}

export type Model = {
  readonly id: string
  readonly nodes: ReadonlyMap<string, Wired>
  /** By the id of the sub-process; that of the process itself under null. */
  readonly insides: ReadonlyMap<string | null, Inside>
  /** By their source. */
  readonly expressions: ReadonlyMap<string, Evaluate>
  /** From where a token comes to each node: for joins that ask whether one still can. Empty where no join asks. */
  readonly before: ReadonlyMap<string, readonly string[]>
  /** For each throwing link event: the catching one. */
  readonly links: ReadonlyMap<string, string>
}

export function nodeOf(model: Model, nodeId: string): Wired {
  const node = model.nodes.get(nodeId)
  invariant(node, `process ${model.id} has no node ${nodeId}`)
  return node
}

/** A node of the type that the drawing says it has. */
export function nodeOfType<T extends FlowNode['type']>(
  model: Model,
  nodeId: string,
  type: T,
): Wired<Extract<FlowNode, { type: T }>> {
  const node = nodeOf(model, nodeId)
  invariant(node.type === type, `node ${nodeId} of process ${model.id} is a ${node.type}, no ${type}`)
  return node as Wired<Extract<FlowNode, { type: T }>>
}

/** What begins inside of the node, or of the process itself. */
export function insideOf(model: Model, nodeId: string | null): Inside {
  const inside = model.insides.get(nodeId)
  invariant(inside, `process ${model.id} has no inside ${nodeId}`)
  return inside
}

/** How a message calls a node: what its author wrote, and the id that finds it. */
export const titleOf = (node: FlowNode): string => (node.name ? `"${node.name}" (${node.id})` : `"${node.id}"`)
