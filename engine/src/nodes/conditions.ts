// Which flows a gateway chooses by their conditions. A condition is true or false; anything else is an incident, since
// a null that counts as false sends people the wrong way in silence.

import type { ExclusiveGateway, Flow, InclusiveGateway } from '../drawn/index.ts'
import { titleOf, type Wired } from '../model.ts'
import { type Attempted, compute, isBoolean } from '../refusal.ts'
import type { Turn } from '../turn.ts'
import type { Variables } from '../values.ts'

/** The flows whose conditions hold: the first of them, or all. The default flow counts when none does. */
export function chosenFlows(
  turn: Turn,
  node: Wired<ExclusiveGateway | InclusiveGateway>,
  variables: Variables,
  howMany: 'first' | 'all',
): Attempted<readonly Flow[]> {
  const chosen: Flow[] = []
  for (const flow of node.outgoing) {
    if (flow.id === node.defaultFlow) continue
    const holds = holdsOn(turn, node, flow, variables)
    if (!holds.ok) return holds
    if (holds.value) chosen.push(flow)
    if (holds.value && howMany === 'first') break
  }
  if (chosen.length > 0 || node.outgoing.length === 0) return { ok: true, value: chosen }
  const otherwise = node.outgoing.find(({ id }) => id === node.defaultFlow)
  if (otherwise) return { ok: true, value: [otherwise] }
  const message = `${titleOf(node)}: no condition holds, and there is no default flow`
  return { ok: false, refusal: { code: 'CONDITION_ERROR', message, warnings: [] } }
}

/** A flow without a condition is always open. */
function holdsOn(turn: Turn, node: Wired, { id, condition }: Flow, variables: Variables): Attempted<boolean> {
  if (!condition) return { ok: true, value: true }
  return compute(turn, node, condition, variables, {
    code: 'CONDITION_ERROR',
    what: `the condition of the flow "${id}"`,
    form: 'true or false',
    is: isBoolean,
  })
}
