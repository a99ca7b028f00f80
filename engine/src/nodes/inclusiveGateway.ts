import type { InclusiveGateway } from '../drawn/index.ts'
import { type ActiveInstance, scopeOf, type Visit } from '../instance.ts'
import { invariant } from '../invariant.ts'
import { type Model, nodeOf, nodeOfType } from '../model.ts'
import { after, type Move, raised, tokensOn } from '../move.ts'
import type { Refusal } from '../refusal.ts'
import { countOf } from '../tally.ts'
import type { Turn } from '../turn.ts'
import { canStillCome } from '../upstream.ts'
import { visibleIn } from '../variables.ts'
import { changeVisit, mendOf } from '../visits.ts'
import type { Behaviour, Entry } from './behaviour.ts'
import { chosenFlows } from './conditions.ts'
import { visibleAt } from './entry.ts'
import { gather, isJoin, type Join, release, roused } from './joins.ts'

/** Takes every flow whose condition holds; as a join, waits for those tokens that can still come. */
export const inclusiveGateway: Behaviour<InclusiveGateway> = {
  enter: (entry) => (entry.node.incoming.length > 1 ? join(entry) : fork(entry)),
  on: {
    resolved: ({ turn, instance, visit }) => {
      invariant(isJoin(visit), `the visit ${visit.id} of a gateway is no join`)
      return after(mendOf(visit), goOnFrom(turn, instance, roused(visit)))
    },
  },
}

function fork(entry: Entry<InclusiveGateway>): Move | Refusal {
  const { turn, instance, node, token } = entry
  const chosen = chosenFlows(turn, node, visibleAt(entry), 'all')
  return chosen.ok ? { next: instance, effects: [], tokens: tokensOn(chosen.value, token.within) } : chosen.refusal
}

function join(entry: Entry<InclusiveGateway>): Move {
  const { instance, join, effects } = gather(entry)
  if (join.arrived.length < entry.node.incoming.length) return { next: instance, effects, tokens: [] }
  return after(effects, goOnFrom(entry.turn, instance, join))
}

/** The tokens are there, but where they go on may have to be mended first. */
function goOnFrom(turn: Turn, instance: ActiveInstance, join: Join): Move {
  const node = nodeOfType(turn.model, join.nodeId, 'inclusiveGateway')
  const chosen = chosenFlows(turn, node, visibleIn(instance, scopeOf(join)), 'all')
  if (chosen.ok) return release(instance, join, chosen.value, [])
  const { refusal } = chosen
  return {
    next: changeVisit(instance, { ...join, incident: refusal.code }),
    effects: [raised(join.id, join.attempt, refusal.code, refusal)],
    tokens: [],
  }
}

/** Where an inclusive join need not wait any longer: nothing that is under way can reach it on a flow that is missing. */
export function releaseJoin(turn: Turn, instance: ActiveInstance): Move | null {
  const waiting = instance.visits.filter((visit) => isWaitingJoin(turn.model, visit))
  if (waiting.length === 0) return null
  const underWay = Map.groupBy(instance.visits, scopeOf)
  const join = waiting.find((join) => isComplete(turn.model, join, underWay.get(scopeOf(join)) ?? []))
  if (!join) return null
  const move = goOnFrom(turn, instance, join)
  turn.watch?.left(join, instance, move)
  return move
}

const isWaitingJoin = (model: Model, visit: Visit): visit is Join =>
  isJoin(visit) && !visit.incident && model.nodes.get(visit.nodeId)?.type === 'inclusiveGateway'

function isComplete(model: Model, join: Join, beside: readonly Visit[]): boolean {
  const missing = nodeOf(model, join.nodeId).incoming.filter(({ id }) => countOf(join.arrived, id) === 0)
  const tokensAt = new Set(beside.filter(({ id }) => id !== join.id).map(({ nodeId }) => nodeId))
  return !canStillCome(model.before, join.nodeId, missing, tokensAt)
}
