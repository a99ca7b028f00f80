// Moves tokens until each of them rests: in a visit, or in an end event.

import { finish } from './finish.ts'
import {
  type ActiveInstance,
  type Effect,
  type Flow,
  type Instance,
  type Model,
  nodeOf,
  type Step,
  titleOf,
} from './model.ts'
import { type Move, raised } from './move.ts'
import { behaviourOf } from './nodes/index.ts'
import { judgeJoins } from './starvation.ts'
import { openVisit } from './visits.ts'

/** How many flows one fact may lead over: more than any drawing has, and still gone through in a few milliseconds. */
export const flowsMax = 10_000

/**
 * What follows from a move, up to the next rest. A loop in which nothing waits would never rest: then nothing that it
 * did counts, none of its calls is made, and the tokens it began with wait for somebody to look.
 */
export function settle(model: Model, move: Move): Step {
  if (move.next.status !== 'active') return move
  const { next, effects, endless } = run(model, move)
  if (endless) return hold(move.next, move, loopMessage(model, endless))
  return next.status === 'active' ? rest(model, next, effects) : { next, effects }
}

type Run = Step & { readonly endless: readonly Flow[] | null }

function run(model: Model, move: Move): Run {
  const effects = [...move.effects]
  const tokens = [...move.tokens] // each token is appended once and stays: the list is also the way that was taken
  let next: Instance = move.next
  for (let index = 0; next.status === 'active'; index++) {
    if (tokens.length > flowsMax) return { next, effects, endless: tokens }
    const by = tokens[index]
    if (!by) break
    const node = nodeOf(model, by.to)
    const entered = behaviourOf(node).enter({ instance: next, node, by })
    next = entered.next
    for (const effect of entered.effects) effects.push(effect)
    for (const token of entered.tokens) tokens.push(token)
  }
  return { next, effects, endless: null }
}

function rest(model: Model, instance: ActiveInstance, effects: readonly Effect[]): Step {
  const last = instance.visits.length === 0 ? finish(instance, 'completed') : judgeJoins(model, instance)
  return last.effects.length === 0 ? { next: instance, effects } : { ...last, effects: [...effects, ...last.effects] }
}

function hold(instance: ActiveInstance, { effects, tokens }: Move, message: string): Step {
  const raisedFor: Effect[] = []
  const next = tokens.reduce((held, by) => {
    const { next, visit } = openVisit(held, by.to, { waitsFor: 'entry', by: by.id }, 'ENDLESS_LOOP')
    raisedFor.push(raised(visit.id, visit.attempt, 'ENDLESS_LOOP', message))
    return next
  }, instance)
  return { next, effects: [...effects, ...raisedFor] }
}

function loopMessage(model: Model, taken: readonly Flow[]): string {
  const entered = new Map<string, number>()
  for (const { to } of taken) entered.set(to, (entered.get(to) ?? 0) + 1)
  const busiest = [...entered].sort(([, a], [, b]) => b - a).slice(0, 3)
  const titles = busiest.map(([nodeId]) => titleOf(nodeOf(model, nodeId)))
  return (
    `More than ${flowsMax} flows without anything to wait for, most of them round ${titles.join(', ')}. ` +
    'Nothing of that was done. Cancel the instance and mend the process, or resolve the incident to try once more.'
  )
}
