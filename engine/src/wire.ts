// From plain data to nodes that know what is around them, so that running a process looks nothing up twice.

import { type Sheet, sheetsOf } from './canvases.ts'
import type { BoundaryEvent, EventSubProcess, FlowNode, Graph, Mapped, StartEvent } from './drawn/index.ts'
import type { Evaluate, ExpressionLanguage } from './expression.ts'
import { invariant } from './invariant.ts'
import { assignmentOf } from './mapping.ts'
import type { Inside, Model, Wired } from './model.ts'
import { comesAfter, linkTargets } from './upstream.ts'

/** Only for a graph without problems. */
export function wire(graph: Graph, language: ExpressionLanguage, expressions: ReadonlyMap<string, Evaluate>): Model {
  const sheets = sheetsOf(graph)
  const nodes = new Map<string, Wired>()
  for (const sheet of sheets) for (const node of wireSheet(sheet, language, expressions)) nodes.set(node.id, node)
  const insides = new Map(sheets.map((sheet) => [sheet.id, insideOf(sheet, nodes)]))
  const before = new Map(sheets.flatMap((sheet) => [...comesAfter(sheet)]))
  return { id: graph.id, nodes, insides, expressions, before, links: linksOf(graph) }
}

function wireSheet(
  { id: parent, nodes, incoming, outgoing }: Sheet,
  language: ExpressionLanguage,
  expressions: ReadonlyMap<string, Evaluate>,
): readonly Wired[] {
  const wireNode = <N extends FlowNode>(node: N, boundaries: readonly Wired<BoundaryEvent>[]): Wired<N> => {
    const { inputs = [], outputs = [] }: Mapped = 'inputs' in node || 'outputs' in node ? node : {}
    return {
      ...node,
      incoming: incoming.get(node.id) ?? [],
      outgoing: outgoing.get(node.id) ?? [],
      parent,
      boundaries,
      mapInputs: assignmentOf(inputs, 'in', language, expressions),
      mapOutputs: assignmentOf(outputs, 'out', language, expressions),
    }
  }
  const events = nodes.filter((node) => node.type === 'boundaryEvent').map((event) => wireNode(event, []))
  const boundaries = Map.groupBy(events, ({ attachedTo }) => attachedTo)
  const others = nodes.filter((node) => node.type !== 'boundaryEvent')
  return [...events, ...others.map((node) => wireNode(node, boundaries.get(node.id) ?? []))]
}

function insideOf({ nodes }: Sheet, wired: ReadonlyMap<string, Wired>): Inside {
  const startsAmong = (nodes: readonly FlowNode[]) =>
    nodes.filter((node) => node.type === 'startEvent').map(({ id }) => wired.get(id) as Wired<StartEvent>)
  const eventSubProcesses = nodes
    .filter((node) => node.type === 'eventSubProcess')
    .map((node) => {
      const [start] = startsAmong(node.nodes)
      invariant(start, `the event sub-process ${node.id} passed its check without a start event`)
      return { eventSubProcess: wired.get(node.id) as Wired<EventSubProcess>, start }
    })
  return { starts: startsAmong(nodes), eventSubProcesses }
}

/** A link leads to the catching event of its name on the same sheet. */
const linksOf = (graph: Graph): ReadonlyMap<string, string> =>
  new Map(
    sheetsOf(graph).flatMap(({ nodes }) =>
      nodes.flatMap((node) => {
        if (node.type !== 'intermediateThrowEvent' || node.event.type !== 'link') return []
        const [target] = linkTargets(nodes, node.event.linkName)
        return target === undefined ? [] : [[node.id, target] as const]
      }),
    ),
  )
