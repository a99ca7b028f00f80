// For inclusive joins: from where a token can still come. Worked out once, so that running asks a set.

import type { Sheet } from './canvases.ts'
import type { FlowNode } from './drawn/index.ts'

/** For each flow into an inclusive join: the nodes a token can come from to it, without passing the join itself. */
export function upstreamOf({ nodes, flows }: Sheet): readonly (readonly [flowId: string, ReadonlySet<string>])[] {
  const joins = nodes.filter((node) => node.type === 'inclusiveGateway')
  if (joins.length === 0) return []
  const before = predecessors(nodes, flows)
  return joins.flatMap((join) => {
    const incoming = flows.filter(({ to }) => to === join.id)
    if (incoming.length < 2) return []
    return incoming.map((flow) => [flow.id, reaching(flow.from, join.id, before)] as const)
  })
}

function reaching(from: string, join: string, before: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(from === join ? [] : [from])
  for (const id of reached) for (const previous of before.get(id) ?? []) if (previous !== join) reached.add(previous) // a Set visits what is added on the way
  return reached
}

/** A node comes after those that flow to it, after the activity whose boundary it stands on, after links to it. */
function predecessors(nodes: readonly FlowNode[], flows: Sheet['flows']): ReadonlyMap<string, readonly string[]> {
  const pairs: { readonly from: string; readonly to: string }[] = flows.map(({ from, to }) => ({ from, to }))
  for (const node of nodes) {
    if (node.type === 'boundaryEvent') pairs.push({ from: node.attachedTo, to: node.id })
    if (node.type === 'intermediateThrowEvent' && node.event.type === 'link')
      for (const to of linkTargets(nodes, node.event.linkName)) pairs.push({ from: node.id, to })
  }
  const groups = Map.groupBy(pairs, ({ to }) => to)
  return new Map([...groups].map(([to, group]) => [to, group.map(({ from }) => from)]))
}

export const linkTargets = (nodes: readonly FlowNode[], linkName: string): readonly string[] =>
  nodes
    .filter(
      (node) =>
        node.type === 'intermediateCatchEvent' && node.event.type === 'link' && node.event.linkName === linkName,
    )
    .map(({ id }) => id)
