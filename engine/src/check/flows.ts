import type { Sheet } from '../canvases.ts'
import type { FlowNode } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import type { Problem } from './problem.ts'

/** Flows that hang in the air, lead over the edge of a sub-process, or where none may lead. */
export function flowProblems(sheet: Sheet): readonly Problem[] {
  const { nodes, outgoing: sources, incoming: targets } = sheet
  return [
    ...danglingFlows(sheet),
    ...nodes.filter(({ type, id }) => type === 'startEvent' && targets.has(id)).map(intoStart),
    ...nodes.filter(({ type, id }) => type === 'endEvent' && sources.has(id)).map(outOfEnd),
    ...nodes.flatMap((node) => notAllowed(node, sources.has(node.id), targets.has(node.id))),
  ]
}

function danglingFlows({ byId, flows }: Sheet): readonly Problem[] {
  return flows.flatMap((flow) =>
    [flow.from, flow.to]
      .filter((end) => !byId.has(end))
      .map((end) => ({
        code: 'dangling-flow',
        elementId: flow.id,
        reason: `The flow from "${flow.from}" to "${flow.to}" has no element "${end}" beside it`,
        remedy: 'Connect both ends of the flow within one process or sub-process, or delete it.',
      })),
  )
}

const intoStart = (start: FlowNode): Problem => ({
  code: 'flow-into-start',
  elementId: start.id,
  reason: `A flow leads into the start event ${titleOf(start)}`,
  remedy: 'Lead the flow to the element after the start event.',
})

const outOfEnd = (end: FlowNode): Problem => ({
  code: 'flow-out-of-end',
  elementId: end.id,
  reason: `A flow leads out of the end event ${titleOf(end)}`,
  remedy: 'Delete the flow, or replace the end event by a task.',
})

function notAllowed(node: FlowNode, isSource: boolean, isTarget: boolean): readonly Problem[] {
  const not = (reason: string, remedy: string): Problem => ({
    code: 'flow-not-allowed',
    elementId: node.id,
    reason,
    remedy,
  })
  const title = titleOf(node)
  if (node.type === 'eventSubProcess' && (isSource || isTarget))
    return [
      not(`A flow leads to or from the event sub-process ${title}`, 'Delete the flow: its start event begins it.'),
    ]
  if (node.type === 'boundaryEvent' && isTarget)
    return [not(`A flow leads into the boundary event ${title}`, 'Lead the flow to the activity it stands on.')]
  if (node.type === 'intermediateThrowEvent' && node.event.type === 'link' && isSource)
    return [not(`A flow leads out of the throwing link ${title}`, 'Delete the flow: the link leads on.')]
  if (node.type === 'intermediateCatchEvent' && node.event.type === 'link' && isTarget)
    return [not(`A flow leads into the catching link ${title}`, 'Delete the flow: only its link leads to it.')]
  return []
}
