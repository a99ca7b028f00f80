import { type Model, nodeOf } from '../../src/index.ts'
import type { Piece } from './board.ts'

/** Whether a token in a node can still come to a flow that the join lacks: found by walking, not by a table. */
export function canReach(model: Model, nodeId: string, join: Piece, seen = new Set<string>()): boolean {
  if (seen.has(nodeId) || nodeId === join.nodeId) return false
  seen.add(nodeId)
  const { outgoing, boundaries } = nodeOf(model, nodeId)
  if (outgoing.some(({ id, to }) => to === join.nodeId && join.at.is === 'join' && !join.at.arrived.has(id)))
    return true
  const link = model.links.get(nodeId)
  const next = [...outgoing.map(({ to }) => to), ...boundaries.map(({ id }) => id), ...(link ? [link] : [])]
  return next.some((id) => canReach(model, id, join, seen))
}
