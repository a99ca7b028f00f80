import type { ExclusiveGateway } from '../drawn/index.ts'
import { tokensOn } from '../move.ts'
import type { Behaviour } from './behaviour.ts'
import { chosenFlows } from './conditions.ts'
import { visibleAt } from './entry.ts'

/** The first flow whose condition holds, in the order in which they were drawn. */
export const exclusiveGateway: Behaviour<ExclusiveGateway> = {
  enter: (entry) => {
    const { turn, instance, node, token } = entry
    const chosen = chosenFlows(turn, node, visibleAt(entry), 'first')
    return chosen.ok ? { next: instance, effects: [], tokens: tokensOn(chosen.value, token.within) } : chosen.refusal
  },
  on: {},
}
