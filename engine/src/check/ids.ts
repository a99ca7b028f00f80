import { flowsOf, nodesOf } from '../canvases.ts'
import type { Graph } from '../drawn/index.ts'
import type { Problem } from './problem.ts'

export function sameIds(graph: Graph): readonly Problem[] {
  const uses = Map.groupBy([...nodesOf(graph), ...flowsOf(graph)], ({ id }) => id)
  return [...uses]
    .filter(([, sharers]) => sharers.length > 1)
    .map(([id, sharers]) => ({
      code: 'duplicate-id',
      elementId: id,
      reason: `${sharers.length} elements have the id "${id}"`,
      remedy: 'Give each element an id of its own.',
    }))
}
