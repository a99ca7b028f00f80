// A drawing is canvases inside of canvases: the process, and each sub-process in it.

import type { Canvas, Flow, FlowNode, Graph } from './drawn/index.ts'

/** `id` is that of the sub-process; null for the process itself. */
export type Sheet = Canvas & {
  readonly id: string | null
  readonly of: FlowNode | null
  readonly byId: ReadonlyMap<string, FlowNode>
  readonly incoming: ReadonlyMap<string, readonly Flow[]>
  readonly outgoing: ReadonlyMap<string, readonly Flow[]>
}

/** The process and all its sub-processes, the outer before the inner. */
export function sheetsOf(graph: Graph): readonly Sheet[] {
  const sheets: Sheet[] = [sheetOf(graph, null)]
  for (const { nodes } of sheets) for (const node of nodes) if ('nodes' in node) sheets.push(sheetOf(node, node)) // a list visits what is added on the way
  return sheets
}

const sheetOf = ({ nodes, flows }: Canvas, of: FlowNode | null): Sheet => ({
  id: of?.id ?? null,
  of,
  nodes,
  flows,
  byId: new Map(nodes.map((node) => [node.id, node])),
  incoming: Map.groupBy(flows, ({ to }) => to),
  outgoing: Map.groupBy(flows, ({ from }) => from),
})

export const nodesOf = (graph: Graph): readonly FlowNode[] => sheetsOf(graph).flatMap(({ nodes }) => nodes)
export const flowsOf = (graph: Graph): readonly Flow[] => sheetsOf(graph).flatMap(({ flows }) => flows)
