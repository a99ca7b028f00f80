// For inclusive joins: from where a token can still come.

import type { Sheet } from './canvases.ts'
import type { Flow, FlowNode } from './drawn/index.ts'

/** A node comes after those that flow to it, after the activity whose boundary it stands on, after links to it. */
export function comesAfter({ nodes, flows }: Sheet): ReadonlyMap<string, readonly string[]> {
  if (!nodes.some(({ type }) => type === 'inclusiveGateway')) return new Map()
  const pairs: { readonly from: string; readonly to: string }[] = flows.map(({ from, to }) => ({ from, to }))
  for (const node of nodes) {
    if (node.type === 'boundaryEvent') pairs.push({ from: node.attachedTo, to: node.id })
    if (node.type === 'intermediateThrowEvent' && node.event.type === 'link')
      for (const to of linkTargets(nodes, node.event.linkName)) pairs.push({ from: node.id, to })
  }
  const groups = Map.groupBy(pairs, ({ to }) => to)
  return new Map([...groups].map(([to, group]) => [to, group.map(({ from }) => from)]))
}

/**
 * Whether a token at one of these nodes can still come along one of these flows, without passing the join itself. Walked
 * backwards each time: a table of all answers would be as large as the square of the drawing.
 */
export function canStillCome(
  before: ReadonlyMap<string, readonly string[]>,
  join: string,
  flows: readonly Flow[],
  tokensAt: ReadonlySet<string>,
): boolean {
  if (tokensAt.size === 0) return false
  const reached = new Set(flows.map(({ from }) => from))
  reached.delete(join)
  for (const id of reached) {
    if (tokensAt.has(id)) return true
    for (const previous of before.get(id) ?? []) if (previous !== join) reached.add(previous) // a Set visits what is added on the way
  }
  return false
}

export const linkTargets = (nodes: readonly FlowNode[], linkName: string): readonly string[] =>
  nodes
    .filter(
      (node) =>
        node.type === 'intermediateCatchEvent' && node.event.type === 'link' && node.event.linkName === linkName,
    )
    .map(({ id }) => id)
