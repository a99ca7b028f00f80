// The heart of the engine: one decision, no doing.
//
// A1  Pure: no clock, no chance, no I/O. Time, ids and seeds arrive inside facts.
// A2  A fact nobody waits for changes nothing. The host delivers at least once; A2 makes twice harmless.
// A3  A finished instance stays finished and asks for nothing.
// A4  A wait is a visit (`ask#3`), not a node: after a loop a late answer finds nobody.

import type { Effect, Step } from './effect.ts'
import { enter, heldToken } from './enter.ts'
import type { Answer, Fact, Started, VariablesSet } from './fact.ts'
import { finish } from './finish.ts'
import { happen } from './happen.ts'
import type { ActiveInstance, Instance, Visit } from './instance.ts'
import { leave } from './leave.ts'
import { insideOf, type Model, nodeOf } from './model.ts'
import { after, type Move } from './move.ts'
import { handlerOf } from './nodes/index.ts'
import { settle } from './settle.ts'
import { newTurn, type Turn } from './turn.ts'
import { noVariables } from './values.ts'
import { propagate, setLocally } from './variables.ts'
import { changeVisit, closeVisit, isOpen, mendOf, nextAttempt, visitOf } from './visits.ts'

/** What follows from `facts`, in order: the next state, and what the host must now do. */
export const advance = (model: Model, instance: Instance, facts: readonly Fact[]): Step =>
  facts.reduce((step, fact) => then(step, react(newTurn(model, fact), step.next, fact)), stay(instance))

/** What follows when somebody calls it off. Nothing need be known of the process: one that no longer compiles can be ended. */
export const cancel = (instance: Instance): Step =>
  instance.status === 'finished' ? stay(instance) : finish(instance.status === 'new' ? begun() : instance, 'cancelled')

/** What follows from one fact. */
export function react(turn: Turn, instance: Instance, fact: Fact): Step {
  if (fact.type === 'cancelled') return cancel(instance)
  if (instance.status === 'finished') return stay(instance)
  if (fact.type === 'started') return instance.status === 'new' ? start(turn, fact) : stay(instance)
  if (instance.status === 'new') return stay(instance)
  const move = moveOf(turn, instance, fact)
  return move ? settle(turn, move) : stay(instance)
}

function moveOf(
  turn: Turn,
  instance: ActiveInstance,
  fact: Exclude<Fact, Started | { type: 'cancelled' }>,
): Move | null {
  switch (fact.type) {
    case 'variablesSet':
      return setVariables(instance, fact)
    case 'timerFired':
    case 'messageReceived':
    case 'signalReceived':
      return happen(turn, instance, fact)
    default:
      return answer(turn, instance, fact)
  }
}

const begun = (variables = noVariables): ActiveInstance => ({ status: 'active', variables, visits: [], visited: [] })

/** What a start event brought goes in through the event; what somebody starts a process with is there before. */
function start(turn: Turn, { startEvent, variables, callers }: Started): Step {
  const start = insideOf(turn.model, null).starts.find(({ id, event }) =>
    startEvent === undefined ? event.type === 'none' : id === startEvent,
  )
  if (!start) return stay({ status: 'new' })
  const isBrought = start.event.type !== 'none'
  const instance = {
    ...begun(isBrought ? noVariables : variables),
    ...(callers && callers.length > 0 && { callers }),
  }
  const token = { to: start.id, by: null, within: 'process' as const }
  const happened = isBrought && { happened: variables ?? noVariables }
  return settle(turn, enter(turn, instance, { ...token, ...happened }))
}

function answer(turn: Turn, instance: ActiveInstance, fact: Answer): Move | null {
  const visit = visitOf(instance, fact.visit)
  if (!visit || !isAwaited(visit, fact)) return null
  if (visit.waitsFor === 'entry') return letEnter(instance, visit)
  const node = nodeOf(turn.model, visit.nodeId)
  if (visit.waitsFor === 'exit') return letLeave(turn, instance, visit)
  return handlerOf(node, fact)?.({ turn, instance, node, visit }, fact) ?? null
}

/** Whether this visit, in this attempt, still waits for the fact. */
function isAwaited(visit: Visit, fact: Answer): boolean {
  // What is done is done, whichever attempt did it and whatever was said about it in between.
  if (fact.type === 'completed' || fact.type === 'childFinished') return visit.waitsFor === 'answer'
  if (fact.attempt !== visit.attempt) return false
  return fact.type === 'resolved' ? visit.incident !== null : visit.incident === null && visit.waitsFor === 'answer'
}

const letEnter = (instance: ActiveInstance, visit: Visit & { readonly waitsFor: 'entry' }): Move => ({
  next: closeVisit(instance, visit),
  effects: mendOf(visit),
  tokens: [heldToken(visit)],
})

function letLeave(turn: Turn, instance: ActiveInstance, visit: Visit & { readonly waitsFor: 'exit' }): Move {
  const again = nextAttempt(visit)
  const left = leave(turn, changeVisit(instance, again), nodeOf(turn.model, visit.nodeId), again, visit.brought)
  return after(mendOf(visit), left)
}

function setVariables(instance: ActiveInstance, { scope, edit, local, variables }: VariablesSet): Move | null {
  const edits = instance.edits ?? 0
  if (edit !== edits || !isOpen(instance, scope)) return null
  const edited = { ...instance, edits: edits + 1 }
  const next = local ? setLocally(edited, scope, variables) : propagate(edited, scope, variables)
  return { next, effects: [] satisfies Effect[], tokens: [] }
}

const stay = (instance: Instance): Step => ({ next: instance, effects: [] })

const then = (before: Step, after: Step): Step =>
  before.effects.length === 0 ? after : { next: after.next, effects: [...before.effects, ...after.effects] }
