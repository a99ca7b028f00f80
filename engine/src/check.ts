// What makes a graph unfit to run. All of it is said at once: nobody mends a diagram one refusal at a time.

import { type FlowNode, type Graph, type ServiceTask, titleOf } from './model.ts'

export type ProblemCode =
  | 'duplicate-id'
  | 'no-start-event'
  | 'several-start-events'
  | 'dangling-flow'
  | 'flow-into-start'
  | 'flow-out-of-end'
  | 'unreachable'
  | 'no-task-type'
  | 'bad-retries'

/** Something to mend before the process can run: at which element, why, and how. */
export type Problem = {
  readonly code: ProblemCode
  readonly elementId: string
  readonly reason: string
  readonly remedy: string
}

export const problemsOf = (graph: Graph): readonly Problem[] => [
  ...sameIds(graph),
  ...startEvents(graph),
  ...danglingFlows(graph),
  ...wrongFlows(graph),
  ...unreachable(graph),
  ...graph.nodes.flatMap((node) => (node.type === 'serviceTask' ? wrongJob(node) : [])),
]

function sameIds({ nodes, flows }: Graph): readonly Problem[] {
  const uses = Map.groupBy([...nodes, ...flows], ({ id }) => id)
  return [...uses]
    .filter(([, sharers]) => sharers.length > 1)
    .map(([id, sharers]) => ({
      code: 'duplicate-id',
      elementId: id,
      reason: `${sharers.length} elements have the id "${id}"`,
      remedy: 'Give each element an id of its own.',
    }))
}

function startEvents({ id, nodes }: Graph): readonly Problem[] {
  const [first, ...others] = nodes.filter(isStart)
  if (!first)
    return [
      {
        code: 'no-start-event',
        elementId: id,
        reason: `The process "${id}" has no start event`,
        remedy: 'Draw a start event and a flow from it to the first element.',
      },
    ]
  return others.map((start) => ({
    code: 'several-start-events',
    elementId: start.id,
    reason: `The process begins at ${titleOf(first)} already`,
    remedy: 'Leave one start event; draw a parallel gateway after it if several things begin together.',
  }))
}

function danglingFlows({ nodes, flows }: Graph): readonly Problem[] {
  const ids = new Set(nodes.map(({ id }) => id))
  return flows.flatMap((flow) =>
    [flow.from, flow.to]
      .filter((end) => !ids.has(end))
      .map((end) => ({
        code: 'dangling-flow',
        elementId: flow.id,
        reason: `The flow from "${flow.from}" to "${flow.to}" has no element "${end}"`,
        remedy: 'Connect both ends of the flow, or delete it.',
      })),
  )
}

function wrongFlows({ nodes, flows }: Graph): readonly Problem[] {
  const sources = new Set(flows.map(({ from }) => from))
  const targets = new Set(flows.map(({ to }) => to))
  const intoStart = nodes.filter((node) => isStart(node) && targets.has(node.id))
  const outOfEnd = nodes.filter((node) => isEnd(node) && sources.has(node.id))
  return [
    ...intoStart.map((start) => ({
      code: 'flow-into-start' as const,
      elementId: start.id,
      reason: `A flow leads into the start event ${titleOf(start)}`,
      remedy: 'Lead the flow to the element after the start event.',
    })),
    ...outOfEnd.map((end) => ({
      code: 'flow-out-of-end' as const,
      elementId: end.id,
      reason: `A flow leads out of the end event ${titleOf(end)}`,
      remedy: 'Delete the flow, or replace the end event by a task.',
    })),
  ]
}

/** Without a start event everything would be unreachable; then that one problem is enough. */
function unreachable({ nodes, flows }: Graph): readonly Problem[] {
  const reached = new Set(nodes.filter(isStart).map(({ id }) => id))
  if (reached.size === 0) return []
  const outgoing = Map.groupBy(flows, ({ from }) => from)
  for (const id of reached) for (const { to } of outgoing.get(id) ?? []) reached.add(to) // a Set visits what is added on the way
  return nodes
    .filter(({ id }) => !reached.has(id))
    .map((node) => ({
      code: 'unreachable',
      elementId: node.id,
      reason: `No way leads from the start event to ${titleOf(node)}`,
      remedy: 'Connect the element, or delete it.',
    }))
}

function wrongJob(node: ServiceTask): readonly Problem[] {
  const problems: Problem[] = []
  if (node.taskType.trim() === '')
    problems.push({
      code: 'no-task-type',
      elementId: node.id,
      reason: `The service task ${titleOf(node)} does not say what is to be done`,
      remedy: 'Choose an action, or enter the type of its job.',
    })
  if (!Number.isInteger(node.retries) || node.retries < 1)
    problems.push({
      code: 'bad-retries',
      elementId: node.id,
      reason: `The service task ${titleOf(node)} has ${node.retries} retries`,
      remedy: 'Enter a whole number from 1 on; 1 means that it is tried once.',
    })
  return problems
}

const isStart = (node: FlowNode): boolean => node.type === 'noneStartEvent'

const isEnd = (node: FlowNode): boolean => node.type === 'noneEndEvent' || node.type === 'terminateEndEvent'
