import type { Sheet } from '../canvases.ts'
import type { FlowNode } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import { linkTargets } from '../upstream.ts'
import type { Problem } from './problem.ts'

/** Without a start event everything would be unreachable; then that one problem is enough. */
export function unreachable({ nodes, byId, outgoing }: Sheet): readonly Problem[] {
  const reached = new Set(nodes.filter(({ type }) => type === 'startEvent').map(({ id }) => id))
  if (reached.size === 0) return []
  const boundaries = Map.groupBy(
    nodes.filter((node) => node.type === 'boundaryEvent'),
    ({ attachedTo }) => attachedTo,
  )
  const links = new Map(nodes.flatMap(linkFrom))
  for (const id of reached) {
    // a Set visits what is added on the way
    for (const { to } of outgoing.get(id) ?? []) reached.add(to)
    for (const event of boundaries.get(id) ?? []) reached.add(event.id)
    const linkName = links.get(id)
    for (const to of linkName === undefined ? [] : linkTargets(nodes, linkName)) reached.add(to)
  }
  return nodes
    .filter(({ id, type }) => !reached.has(id) && type !== 'eventSubProcess')
    .filter((node) => node.type !== 'boundaryEvent' || byId.has(node.attachedTo))
    .map((node) => ({
      code: 'unreachable',
      elementId: node.id,
      reason: `No way leads from the start event to ${titleOf(node)}`,
      remedy: 'Connect the element, or delete it.',
    }))
}

const linkFrom = (node: FlowNode): readonly (readonly [id: string, linkName: string])[] =>
  node.type === 'intermediateThrowEvent' && node.event.type === 'link' ? [[node.id, node.event.linkName]] : []
