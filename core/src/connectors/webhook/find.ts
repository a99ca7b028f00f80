// Elements of a process that listen to a webhook: events and receive tasks with the properties of Camunda's connector.

import type { FlowNode, Graph } from '@countersign/engine'

export const webhookType = 'io.camunda:webhook:1'

/** `messageName`: what is published for it; null where the process begins without a message. */
export type DrawnWebhook = {
  readonly elementId: string
  readonly path: string
  readonly messageName: string | null
  readonly begins: boolean
  readonly properties: Readonly<Record<string, string>>
}

const pathForm = /^[a-zA-Z0-9]+([-_][a-zA-Z0-9]+)*$/

export const webhooksOf = (graph: Graph): DrawnWebhook[] =>
  nodesOf(graph.nodes).flatMap((node) => {
    const { 'inbound.type': type, 'inbound.context': path = '' } = node.properties ?? {}
    if (type !== webhookType || !pathForm.test(path) || path.length > 200) return []
    const waits = waitOf(node)
    return waits ? [{ elementId: node.id, path, properties: node.properties ?? {}, ...waits }] : []
  })

const nodesOf = (nodes: readonly FlowNode[]): FlowNode[] =>
  nodes.flatMap((node) => ('nodes' in node ? [node, ...nodesOf(node.nodes)] : [node]))

function waitOf(node: FlowNode): { messageName: string | null; begins: boolean } | null {
  const begins = node.type === 'startEvent'
  if (!('event' in node)) return null
  if (begins && node.event.type === 'none') return { messageName: null, begins }
  if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent' || node.event.type !== 'message') return null
  const { messageName } = node.event
  return typeof messageName === 'string' ? { messageName, begins } : null
}
