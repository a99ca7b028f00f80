import type { ParallelGateway } from '../drawn/index.ts'
import { invariant } from '../invariant.ts'
import type { Move } from '../move.ts'
import { mendOf } from '../visits.ts'
import type { Behaviour, Entry } from './behaviour.ts'
import { pass } from './entry.ts'
import { gather, isJoin, release, roused } from './joins.ts'

/** Fork and join. A join goes on when every incoming flow has brought a token, and takes one from each. */
export const parallelGateway: Behaviour<ParallelGateway> = {
  enter: (entry) => (entry.node.incoming.length > 1 ? join(entry) : pass(entry)),
  on: {
    // Somebody decided that the missing tokens are not needed.
    resolved: ({ instance, node, visit }) => {
      invariant(isJoin(visit), `the visit ${visit.id} of a gateway is no join`)
      return release(instance, roused(visit), node.outgoing, mendOf(visit))
    },
  },
}

function join(entry: Entry<ParallelGateway>): Move {
  const { instance, join, effects } = gather(entry)
  if (join.arrived.length === entry.node.incoming.length) return release(instance, join, entry.node.outgoing, effects)
  return { next: instance, effects, tokens: [] }
}
