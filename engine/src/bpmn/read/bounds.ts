// What is worked out once for a process grows with these products. A diagram that people draw is far below.

import { flowsOf, nodesOf } from '../../canvases.ts'
import type { FlowNode, Graph } from '../../drawn/index.ts'
import type { BpmnElement } from '../element.ts'
import type { Reader } from './reader.ts'

/** An inclusive join knows, for each of its flows, all elements from which a token can still come. */
const joinWorkMax = 1_000_000
/** A link is looked for among all elements beside it. */
const linkWorkMax = 5_000_000
/** Each target of an event-based gateway is compared with all elements beside it. */
const gatewayWorkMax = 50_000_000
/** The next time of a cron expression is looked for day by day, for 41 years where it never comes. */
const cronsMax = 50

/** Whether the process is small enough to be worked out; if not, that is said. */
export function isWithinBounds(reader: Reader, process: BpmnElement, graph: Graph): boolean {
  const nodes = nodesOf(graph)
  const idsOf = (type: FlowNode['type']) => new Set(nodes.filter((node) => node.type === type).map(({ id }) => id))
  const [inclusive, eventBased] = [idsOf('inclusiveGateway'), idsOf('eventBasedGateway')]
  const joined = flowsOf(graph).filter(({ to }) => inclusive.has(to)).length
  const awaited = flowsOf(graph).filter(({ from }) => eventBased.has(from)).length
  const tooMuch = [
    joined * nodes.length > joinWorkMax && 'inclusive gateways',
    awaited * nodes.length > gatewayWorkMax && 'event-based gateways',
    nodes.filter(isLink).length * nodes.length > linkWorkMax && 'links',
    nodes.filter(hasCron).length > cronsMax && 'cron expressions',
  ].filter((what) => what !== false)
  for (const what of tooMuch) {
    const reason = `The process has too many ${what} for its ${nodes.length.toLocaleString('en')} elements`
    reader.report.refuse(process, 'too-much', reason, 'Move parts of it into processes of their own and call them.')
  }
  return tooMuch.length === 0
}

const isLink = (node: FlowNode): boolean => 'event' in node && node.event.type === 'link'

const hasCron = (node: FlowNode): boolean =>
  'event' in node &&
  node.event.type === 'timer' &&
  node.event.timer === 'cycle' &&
  typeof node.event.value === 'string' &&
  /^@|\s/.test(node.event.value)
