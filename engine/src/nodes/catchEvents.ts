import type { EventBasedGateway, IntermediateCatchEvent, ReceiveTask } from '../drawn/index.ts'
import { nodeOf, type Wired } from '../model.ts'
import type { CatchingNode } from '../subscriptions.ts'
import type { Behaviour } from './behaviour.ts'
import { pass, wait } from './entry.ts'

/** Waits for its event, unless a gateway before it has waited already. A link is where its throw jumps to. */
export const intermediateCatchEvent: Behaviour<IntermediateCatchEvent> = {
  enter: (entry) => {
    const { node, token } = entry
    if (token.happened || node.event.type === 'link') return pass(entry, token.happened)
    return wait(entry, { waitsFor: 'event' }, () => [], [node])
  },
  on: {},
}

export const receiveTask: Behaviour<ReceiveTask> = {
  enter: (entry) => {
    if (entry.token.happened) return pass(entry, entry.token.happened)
    return wait(entry, { waitsFor: 'event' }, () => [], [entry.node])
  },
  on: {},
}

/** Waits for all events it leads to, until the first of them happens. */
export const eventBasedGateway: Behaviour<EventBasedGateway> = {
  enter: (entry) => {
    const events = entry.node.outgoing.map(({ to }) => nodeOf(entry.turn.model, to) as Wired<CatchingNode>)
    return wait(entry, { waitsFor: 'event' }, () => [], events)
  },
  on: {},
}
