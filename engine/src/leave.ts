// How a token leaves an element: what the element brought becomes variables, and the token goes on.

import { close } from './close.ts'
import { type ActiveInstance, type ScopeId, scopeOf, type Visit } from './instance.ts'
import { titleOf, type Wired } from './model.ts'
import { after, type Move, raised, tokensOn } from './move.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { endRound } from './rounds.ts'
import { environmentOf, type Turn } from './turn.ts'
import { noVariables, type Variables } from './values.ts'
import { isEmpty, propagate, split, visibleIn, withLocals } from './variables.ts'
import { changeVisit, mendOf } from './visits.ts'

/** An element that is done. `visit` is null where the token never rested there. */
export type Leaving = {
  readonly turn: Turn
  readonly instance: ActiveInstance
  readonly node: Wired
  readonly within: ScopeId
  readonly round?: number | undefined
  readonly locals?: Variables | undefined
  readonly visit: Visit | null
}

/** The token goes on, or it can't and says why: then nothing has happened. */
export function goOn(leaving: Leaving, brought: Variables = noVariables): Move | Refusal {
  const { turn, node, within, round } = leaving
  const taken = takeOut(leaving, brought)
  if (isRefusal(taken)) return taken
  const { locals } = taken
  if (round !== undefined && within !== 'process')
    return endRound({ turn, instance: taken.instance, node, body: within, round, locals, visit: leaving.visit })
  const { next, effects } = leaving.visit ? close(taken.instance, leaving.visit) : { next: taken.instance, effects: [] }
  return { next, effects, tokens: tokensOn(node.outgoing, within) }
}

/** The visit is over. Where it can't be left, what it brought stays with it until somebody has looked. */
export function leave(
  turn: Turn,
  instance: ActiveInstance,
  node: Wired,
  visit: Visit,
  brought: Variables = noVariables,
): Move {
  const { round, locals } = visit
  const left = goOn({ turn, instance, node, within: scopeOf(visit), round, locals, visit }, brought)
  return isRefusal(left) ? stay(instance, node, visit, brought, left) : left
}

function stay(instance: ActiveInstance, node: Wired, visit: Visit, brought: Variables, refusal: Refusal): Move {
  const { id, nodeId, within, round, subscriptions } = visit
  const attempt = visit.incident ? visit.attempt + 1 : visit.attempt
  // With output mappings what was brought counts as local, so that somebody can look at it and mend it there.
  const locals = node.mapOutputs && !isEmpty(brought) ? { ...visit.locals, ...brought } : visit.locals
  const stuck: Visit = {
    id,
    nodeId,
    ...(within && { within }),
    ...(round !== undefined && { round }),
    attempt,
    incident: refusal.code,
    ...(locals && { locals }),
    ...(subscriptions && { subscriptions }),
    waitsFor: 'exit',
    ...(!node.mapOutputs && !isEmpty(brought) && { brought }),
  }
  const move: Move = {
    next: changeVisit(instance, stuck),
    effects: [raised(id, attempt, refusal.code, refusal)],
    tokens: [],
  }
  return after(mendOf(visit), move)
}

type Taken = { readonly instance: ActiveInstance; readonly locals: Variables | undefined }

/**
 * Without output mappings everything that was brought goes where its name is, from the element outward. With them only
 * what they give leaves the element. A round of a multi-instance keeps what bears the name of one of its own.
 */
function takeOut({ turn, instance, node, within, round, locals }: Leaving, brought: Variables): Taken | Refusal {
  if (!node.mapOutputs) {
    if (isEmpty(brought)) return { instance, locals }
    const { known, unknown } = split(brought, locals)
    return { instance: propagate(instance, within, unknown), locals: known ? { ...locals, ...known } : locals }
  }
  const own = isEmpty(brought) ? locals : { ...locals, ...brought }
  const mapped = node.mapOutputs(withLocals(visibleIn(instance, within), own), () => environmentOf(turn))
  if (!mapped.ok) {
    const message = `${titleOf(node)}: the output "${mapped.target}" can't be computed: ${mapped.reason}`
    return { code: 'IO_MAPPING_ERROR', message, warnings: mapped.warnings }
  }
  if (round === undefined) return { instance: propagate(instance, within, mapped.values), locals: own }
  const { known, unknown } = split(mapped.values, own)
  return { instance: propagate(instance, within, unknown), locals: known ? { ...own, ...known } : own }
}
