// From what was drawn to what runs. Whoever draws, a BPMN file or `draw`, hands over a Graph; only one without
// problems becomes a Model.

import { type Problem, problemsOf } from './check.ts'
import { invariant } from './invariant.ts'
import type { FlowNode, Graph, Model, NoneStartEvent, Wired } from './model.ts'

export type Compiled =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The process, ready to run, or everything that is wrong with it. */
export function compile(graph: Graph): Compiled {
  const problems = problemsOf(graph)
  if (problems.length > 0) return { ok: false, problems }
  const nodes = wire(graph)
  const start = [...nodes.values()].find(isStart)
  invariant(start, `process ${graph.id} passed its check without a start event`)
  return { ok: true, model: { id: graph.id, start, nodes } }
}

function wire({ nodes, flows }: Graph): Map<string, Wired<FlowNode>> {
  const incoming = Map.groupBy(flows, ({ to }) => to)
  const outgoing = Map.groupBy(flows, ({ from }) => from)
  return new Map(
    nodes.map((node) => [
      node.id,
      { ...node, incoming: incoming.get(node.id) ?? [], outgoing: outgoing.get(node.id) ?? [] },
    ]),
  )
}

const isStart = (node: Wired<FlowNode>): node is Wired<NoneStartEvent> => node.type === 'noneStartEvent'
