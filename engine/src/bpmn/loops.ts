// Loops through which a token would run without ever waiting. At run time they are bounded and become an incident
// (SPEC, L1); who draws one should know before.

import { type Sheet, sheetsOf } from '../canvases.ts'
import type { FlowNode, Graph } from '../drawn/index.ts'

/** The ids of the elements of one such loop on each sheet that has any, and of calls of the process by itself. */
export const loopsIn = (graph: Graph): readonly (readonly string[])[] =>
  sheetsOf(graph).flatMap((sheet) => [
    ...loopOn(sheet),
    ...sheet.nodes.filter((node) => node.type === 'callActivity' && node.processId === graph.id).map(({ id }) => [id]),
  ])

const passing: ReadonlySet<FlowNode['type']> = new Set([
  'exclusiveGateway',
  'inclusiveGateway',
  'parallelGateway',
  'manualTask',
  'undefinedTask',
  'scriptTask',
])

const passes = (node: FlowNode): boolean =>
  passing.has(node.type) || (node.type === 'intermediateThrowEvent' && !('taskType' in node.event))

/** Takes away what lies on no loop, nor between two: it loses its last neighbour on one side at some time. */
function loopOn({ nodes, outgoing, incoming }: Sheet): readonly (readonly string[])[] {
  const left = new Set(nodes.filter(passes).map(({ id }) => id))
  const after = (id: string) => (outgoing.get(id) ?? []).map(({ to }) => to).filter((to) => left.has(to))
  const before = (id: string) => (incoming.get(id) ?? []).map(({ from }) => from).filter((from) => left.has(from))
  const following = new Map([...left].map((id) => [id, after(id).length]))
  const preceding = new Map([...left].map((id) => [id, before(id).length]))
  const loose = [...left].filter((id) => following.get(id) === 0 || preceding.get(id) === 0)
  const losesOne = (counts: Map<string, number>) => (id: string) => {
    const count = (counts.get(id) ?? 0) - 1
    counts.set(id, count)
    if (count === 0) loose.push(id)
  }
  for (const id of loose) {
    // a list visits what is added on the way
    if (!left.delete(id)) continue
    after(id).forEach(losesOne(preceding))
    before(id).forEach(losesOne(following))
  }
  const [first] = left
  return first === undefined ? [] : [roundFrom(first, (id) => outgoing.get(id)?.find(({ to }) => left.has(to))?.to)]
}

/** Follows the way until it comes to where it was. */
function roundFrom(first: string, after: (id: string) => string | undefined): readonly string[] {
  const way: string[] = []
  const passed = new Set<string>()
  let id: string | undefined = first
  while (id !== undefined && !passed.has(id)) {
    way.push(id)
    passed.add(id)
    id = after(id)
  }
  return way.slice(Math.max(0, way.indexOf(id ?? '')))
}
