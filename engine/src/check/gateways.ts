import type { Sheet } from '../canvases.ts'
import type { EventBasedGateway, ExclusiveGateway, Flow, FlowNode, InclusiveGateway } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import type { Problem } from './problem.ts'

/** Flows out of gateways: conditions where they decide, events where they are waited for. */
export function gatewayProblems(sheet: Sheet): readonly Problem[] {
  return sheet.nodes.flatMap((node) => {
    const outgoing = sheet.outgoing.get(node.id) ?? []
    switch (node.type) {
      case 'exclusiveGateway':
      case 'inclusiveGateway':
        return [...conditions(node, outgoing), ...defaultFlow(node, outgoing)]
      case 'eventBasedGateway':
        return [...tooFewEvents(node, outgoing), ...outgoing.flatMap((flow) => wrongTarget(sheet, node, flow))]
      default:
        return outgoing.filter(({ condition }) => condition).map((flow) => conditionWithoutChoice(node, flow))
    }
  })
}

/** A gateway with one way on has nothing to choose. */
function conditions(node: ExclusiveGateway | InclusiveGateway, outgoing: readonly Flow[]): readonly Problem[] {
  if (outgoing.length < 2) return []
  return outgoing
    .filter(({ id, condition }) => !condition && id !== node.defaultFlow)
    .map((flow) => ({
      code: 'no-condition',
      elementId: flow.id,
      reason: `The flow from ${titleOf(node)} to "${flow.to}" has no condition and is not the default`,
      remedy: 'Give it a condition, or make it the default flow.',
    }))
}

function defaultFlow(node: ExclusiveGateway | InclusiveGateway, outgoing: readonly Flow[]): readonly Problem[] {
  if (node.defaultFlow === null) return []
  const flow = outgoing.find(({ id }) => id === node.defaultFlow)
  if (flow && !flow.condition) return []
  const problem = { code: 'wrong-condition' as const, elementId: node.defaultFlow }
  if (flow)
    return [
      {
        ...problem,
        reason: `The default flow of ${titleOf(node)} has a condition`,
        remedy: 'Delete the condition: the flow is taken when no other is.',
      },
    ]
  return [
    {
      ...problem,
      elementId: node.id,
      reason: `The default flow "${node.defaultFlow}" of ${titleOf(node)} does not leave it`,
      remedy: 'Choose one of its outgoing flows as the default.',
    },
  ]
}

const conditionWithoutChoice = (node: FlowNode, flow: Flow): Problem => ({
  code: 'wrong-condition',
  elementId: flow.id,
  reason: `The flow from ${titleOf(node)} has a condition, which only an exclusive or inclusive gateway reads`,
  remedy: 'Draw an exclusive gateway before the flow, or delete the condition.',
})

function tooFewEvents(node: EventBasedGateway, outgoing: readonly Flow[]): readonly Problem[] {
  if (outgoing.length >= 2) return []
  return [
    {
      code: 'wrong-gateway-target',
      elementId: node.id,
      reason: `The event-based gateway ${titleOf(node)} leads to fewer than two events`,
      remedy: 'Connect it to the events of which the first is to decide.',
    },
  ]
}

function wrongTarget({ nodes, byId, incoming }: Sheet, node: EventBasedGateway, { to }: Flow): readonly Problem[] {
  const target = byId.get(to)
  if (!target) return [] // a dangling flow: said elsewhere
  const wrong = (reason: string, remedy: string): Problem => ({
    code: 'wrong-gateway-target',
    elementId: target.id,
    reason,
    remedy,
  })
  if (!catches(target))
    return [
      wrong(
        `The event-based gateway ${titleOf(node)} leads to ${titleOf(target)}, which catches nothing`,
        'Let it lead to events that catch a message, a timer or a signal, or to receive tasks.',
      ),
    ]
  if (nodes.some((other) => other.type === 'boundaryEvent' && other.attachedTo === target.id))
    return [
      wrong(
        `${titleOf(target)} after the event-based gateway ${titleOf(node)} has boundary events, for which it never waits`,
        'Draw them as further events after the gateway.',
      ),
    ]
  if ((incoming.get(target.id)?.length ?? 0) > 1)
    return [
      wrong(
        `Another flow leads to ${titleOf(target)}, for which the event-based gateway ${titleOf(node)} waits`,
        'Lead the other flow to an event of its own.',
      ),
    ]
  return []
}

const catches = (node: FlowNode): boolean =>
  (node.type === 'receiveTask' && !node.loop) || (node.type === 'intermediateCatchEvent' && node.event.type !== 'link')
