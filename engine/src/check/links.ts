import type { Sheet } from '../canvases.ts'
import type { FlowNode } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import { linkTargets } from '../upstream.ts'
import type { Problem } from './problem.ts'

/** A link is a pair of events with one name; several may throw it, one catches. */
export function linkProblems({ nodes }: Sheet): readonly Problem[] {
  const wrong = (node: FlowNode, reason: string, remedy: string): Problem => ({
    code: 'wrong-link',
    elementId: node.id,
    reason,
    remedy,
  })
  return nodes.flatMap((node) => {
    if (!('event' in node) || node.event.type !== 'link') return []
    const { linkName } = node.event
    if (linkName.trim() === '')
      return [wrong(node, `The link ${titleOf(node)} has no name`, 'Give it the name of the link it belongs to.')]
    const targets = linkTargets(nodes, linkName)
    if (node.type === 'intermediateThrowEvent' && targets.length === 0)
      return [wrong(node, `No event beside ${titleOf(node)} catches the link "${linkName}"`, 'Draw one that does.')]
    if (node.type === 'intermediateCatchEvent' && targets[0] !== node.id)
      return [wrong(node, `Another event catches the link "${linkName}" already`, 'Give each link a name of its own.')]
    return []
  })
}
