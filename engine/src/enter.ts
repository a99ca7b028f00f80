// How a token comes to an element: through its input mappings, or not at all.

import { type ActiveInstance, scopeOf, type Visit } from './instance.ts'
import { nodeOf, titleOf, type Wired } from './model.ts'
import { type Move, raised, type Token } from './move.ts'
import { behaviourOf, enterBody } from './nodes/index.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { environmentOf, type Turn } from './turn.ts'
import type { Variables } from './values.ts'
import { visibleIn, withLocals } from './variables.ts'
import { openVisit } from './visits.ts'

/** What follows. An element that can't do what it should does nothing: the token waits before it. */
export function enter(turn: Turn, instance: ActiveInstance, token: Token): Move {
  const node = nodeOf(turn.model, token.to)
  const isBody = 'loop' in node && token.round === undefined
  const entered = isBody ? enterBody(turn, instance, node, token) : enterNode(turn, instance, node, token)
  const move = isRefusal(entered) ? hold(instance, token, entered) : entered
  turn.watch?.entered(token, instance, move)
  return move
}

function enterNode(turn: Turn, instance: ActiveInstance, node: Wired, token: Token): Move | Refusal {
  if (!node.mapInputs) return behaviourOf(node).enter({ turn, instance, node, token, locals: token.locals })
  const visible = withLocals(visibleIn(instance, token.within), token.locals)
  const mapped = node.mapInputs(visible, () => environmentOf(turn))
  if (!mapped.ok) {
    const message = `${titleOf(node)}: the input "${mapped.target}" can't be computed: ${mapped.reason}`
    return { code: 'IO_MAPPING_ERROR', message, warnings: mapped.warnings }
  }
  const locals: Variables = { ...token.locals, ...mapped.values }
  return behaviourOf(node).enter({ turn, instance, node, token, locals })
}

/** The token waits before the node, and somebody has to look. */
export function hold(instance: ActiveInstance, token: Token, refusal: Refusal): Move {
  const { to, by, within, round, locals, happened } = token
  const { next, visit } = openVisit(instance, {
    nodeId: to,
    within,
    waiting: { waitsFor: 'entry', by, ...(happened && { happened }) },
    incident: refusal.code,
    round,
    locals,
  })
  return { next, effects: [raised(visit.id, visit.attempt, refusal.code, refusal)], tokens: [] }
}

/** The token that a visit held, as it came. */
export function heldToken(visit: Visit & { readonly waitsFor: 'entry' }): Token {
  const { nodeId, by, round, locals, happened } = visit
  return {
    to: nodeId,
    by,
    within: scopeOf(visit),
    ...(round !== undefined && { round }),
    ...(locals && { locals }),
    ...(happened && { happened }),
  }
}
