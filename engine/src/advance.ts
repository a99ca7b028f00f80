// The heart of the engine: one decision, no doing.
//
// A1  Pure: no clock, no chance, no I/O. Time, ids and seeds arrive inside facts.
// A2  A fact nobody waits for changes nothing. The host delivers at least once; A2 makes twice harmless.
// A3  A finished instance stays finished and asks for nothing.
// A4  A wait is a visit (`ask#3`), not a node: after a loop a late answer finds nobody.

import { finish } from './finish.ts'
import { invariant } from './invariant.ts'
import {
  type ActiveInstance,
  type Answer,
  type Fact,
  type Instance,
  type Model,
  nodeOf,
  type Step,
  type Visit,
} from './model.ts'
import type { Move } from './move.ts'
import { behaviourOf, handlerOf } from './nodes/index.ts'
import { settle } from './settle.ts'
import { closeVisit, mendOf, visitOf } from './visits.ts'

/** What follows from `facts`, in order: the next state, and what the host must now do. */
export const advance = (model: Model, instance: Instance, facts: readonly Fact[]): Step =>
  facts.reduce((step, fact) => then(step, react(model, step.next, fact)), stay(instance))

function react(model: Model, instance: Instance, fact: Fact): Step {
  if (instance.status === 'finished') return stay(instance)
  if (fact.type === 'cancelled') return finish(instance.status === 'new' ? begun() : instance, 'cancelled')
  if (fact.type === 'started') return instance.status === 'new' ? start(model, begun(fact.variables)) : stay(instance)
  return instance.status === 'active' ? answer(model, instance, fact) : stay(instance)
}

const begun = (variables = {}): ActiveInstance => ({ status: 'active', variables, visits: [], visited: [] })

const start = (model: Model, instance: ActiveInstance): Step =>
  settle(model, behaviourOf(model.start).enter({ instance, node: model.start, by: null }))

function answer(model: Model, instance: ActiveInstance, fact: Answer): Step {
  const visit = visitOf(instance, fact.visit)
  if (!visit || !isAwaited(visit, fact)) return stay(instance)
  if (visit.waitsFor === 'entry') return settle(model, letEnter(model, instance, visit, visit.by))
  const node = nodeOf(model, visit.nodeId)
  const move = handlerOf(node, fact)?.({ instance, node, visit }, fact)
  return move ? settle(model, move) : stay(instance)
}

/** Whether this visit, in this attempt, still waits for the fact. */
function isAwaited(visit: Visit, fact: Answer): boolean {
  // What is done is done, whichever attempt did it and whatever was said about it in between.
  if (fact.type === 'completed') return visit.waitsFor === 'answer'
  if (fact.attempt !== visit.attempt) return false
  return fact.type === 'resolved' ? visit.incident !== null : visit.incident === null
}

function letEnter(model: Model, instance: ActiveInstance, visit: Visit, flowId: string): Move {
  const flow = nodeOf(model, visit.nodeId).incoming.find(({ id }) => id === flowId)
  invariant(flow, `no flow ${flowId} leads to ${visit.nodeId}`)
  return { next: closeVisit(instance, visit), effects: mendOf(visit), tokens: [flow] }
}

const stay = (instance: Instance): Step => ({ next: instance, effects: [] })

const then = (before: Step, after: Step): Step =>
  before.effects.length === 0 ? after : { next: after.next, effects: [...before.effects, ...after.effects] }
