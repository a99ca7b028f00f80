// Tells what a fact led to, by letting it happen once more. An instance holds only where it waits; its facts, each with
// its moment and its chance, hold all the rest.

import { react } from '../advance.ts'
import type { Effect } from '../effect.ts'
import type { Fact } from '../fact.ts'
import {
  type ActiveInstance,
  type IncidentCode,
  type Instance,
  type Outcome,
  scopeOf,
  type Visit,
  type VisitId,
} from '../instance.ts'
import type { Model } from '../model.ts'
import type { Token } from '../move.ts'
import { isJoin } from '../nodes/index.ts'
import { newTurn } from '../turn.ts'
import type { Watch } from '../watch.ts'
import { type VariableChange, variableChanges, visitChanges } from './changes.ts'
import { type Doer, doerOfFact, doerOfToken, doerOfVisit, nobody } from './doers.ts'

/** A token came to an element. */
export type Stop = {
  readonly nodeId: string
  /** The flow it came by just now; null for a token without one, and for one that was held here before. */
  readonly flowId: string | null
  /** `held`: it did not come in, somebody has to look. `joined`: the visit was there already. */
  readonly did: 'passed' | 'waits' | 'joined' | 'held'
  /** Null where it passed. */
  readonly visit: VisitId | null
  readonly round: number | null
}

/** A visit is over. */
export type End = {
  readonly visit: VisitId
  readonly how: 'completed' | 'interrupted'
  readonly round: number | null
}

export type Told = {
  /** Whether anybody waited for the fact. */
  readonly isTaken: boolean
  readonly way: readonly Stop[]
  /** A token that was held and is let in does not end there. */
  readonly ended: readonly End[]
  readonly raised: readonly { readonly visit: VisitId; readonly code: IncidentCode; readonly message: string }[]
  readonly mended: readonly VisitId[]
  /** `nodeId` is the element whose doing it is; null where somebody outside did it. */
  readonly variables: readonly (VariableChange & { readonly nodeId: string | null })[]
  readonly outcome: Outcome | null
}

/** The same next state as `advance` gives, and the way to it. */
export function retrace(
  model: Model,
  instance: Instance,
  fact: Fact,
): { readonly next: Instance; readonly told: Told } {
  const notes = newNotes(instance, doerOfFact(model, instance, fact))
  const { next, effects } = react(newTurn(model, fact, watchFor(notes)), instance, fact)
  noteRest(notes, next)
  const { way, ended, variables } = notes
  const told = {
    isTaken: next !== instance,
    way: withoutFlowBefore(instance, fact, way),
    ended,
    variables,
    ...incidentsIn(effects),
    outcome: next.status === 'finished' && instance.status !== 'finished' ? next.outcome : null,
  }
  return { next, told }
}

type Notes = {
  /** Who did what is not noted yet: the fact; once that is noted, nobody. */
  doer: Doer
  /** The instance as far as it is noted. */
  state: Instance
  readonly way: Stop[]
  readonly ended: End[]
  readonly variables: (VariableChange & { nodeId: string | null })[]
  /** Where it goes back to if its tokens never rest. */
  begun: { readonly state: Instance; readonly way: number; readonly ended: number; readonly variables: number }
}

const newNotes = (state: Instance, doer: Doer): Notes => ({
  doer,
  state,
  way: [],
  ended: [],
  variables: [],
  begun: { state, way: 0, ended: 0, variables: 0 },
})

const watchFor = (notes: Notes): Watch => ({
  entered: (token, before, move) => {
    noteRest(notes, before)
    const opened = note(notes, doerOfToken(before, token), move.next)
    notes.way.push(stopOf(token, before, opened))
  },
  left: (visit, before, move) => {
    noteRest(notes, before)
    note(notes, doerOfVisit(visit), move.next)
  },
  begun: (state) => {
    noteRest(notes, state)
    const { way, ended, variables } = notes
    notes.begun = { state, way: way.length, ended: ended.length, variables: variables.length }
  },
  undone: () => {
    notes.state = notes.begun.state
    notes.way.length = notes.begun.way
    notes.ended.length = notes.begun.ended
    notes.variables.length = notes.begun.variables
  },
})

/** What was done beside the moves that are watched: by the fact itself, and by nobody when all has come to rest. */
function noteRest(notes: Notes, state: Instance): void {
  for (const visit of note(notes, notes.doer, state)) notes.way.push(heldAt(visit))
  notes.doer = nobody
}

/** Answers the visits that were opened. */
function note(notes: Notes, { nodeId, completes }: Doer, state: Instance): readonly Visit[] {
  if (state === notes.state) return []
  const changes = visitChanges(notes.state, state)
  for (const { id, waitsFor, round = null } of changes.closed) {
    const how = completes.includes(id) ? 'completed' : 'interrupted'
    if (how === 'interrupted' || waitsFor !== 'entry') notes.ended.push({ visit: id, how, round })
  }
  for (const change of variableChanges(notes.state, state, changes)) notes.variables.push({ ...change, nodeId })
  notes.state = state
  return changes.opened
}

function stopOf({ to, by, within, round }: Token, { visits }: ActiveInstance, opened: readonly Visit[]): Stop {
  const stop = { nodeId: to, flowId: by, round: round ?? null }
  const visit = opened.find(({ nodeId }) => nodeId === to)
  if (visit) return { ...stop, did: visit.waitsFor === 'entry' ? 'held' : 'waits', visit: visit.id }
  const join = visits.find((visit) => visit.nodeId === to && isJoin(visit) && scopeOf(visit) === within)
  return join ? { ...stop, did: 'joined', visit: join.id } : { ...stop, did: 'passed', visit: null }
}

const heldAt = (visit: Visit): Stop => ({
  nodeId: visit.nodeId,
  flowId: visit.waitsFor === 'entry' ? visit.by : null,
  did: 'held',
  visit: visit.id,
  round: visit.round ?? null,
})

/** The token that is let in is the first to go. It came by its flow when it was held, and not once more now. */
function withoutFlowBefore(instance: Instance, fact: Fact, [first, ...rest]: readonly Stop[]): readonly Stop[] {
  if (!first) return []
  const isLetIn =
    fact.type === 'resolved' &&
    instance.status === 'active' &&
    instance.visits.some(({ id, waitsFor }) => id === fact.visit && waitsFor === 'entry')
  return [isLetIn ? { ...first, flowId: null } : first, ...rest]
}

function incidentsIn(effects: readonly Effect[]): Pick<Told, 'raised' | 'mended'> {
  const raised = effects.flatMap((effect) => (effect.type === 'raise' ? [effect] : []))
  const mended = effects.flatMap((effect) => (effect.type === 'mend' ? [effect.visit] : []))
  return { raised: raised.map(({ visit, code, message }) => ({ visit, code, message })), mended }
}
