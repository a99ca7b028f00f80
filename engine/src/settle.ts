// Moves tokens until each of them rests: in a visit, or in an end event.

import { deafen } from './close.ts'
import type { Effect, Step } from './effect.ts'
import { enter, hold } from './enter.ts'
import { finish } from './finish.ts'
import type { ActiveInstance, Instance } from './instance.ts'
import { leave } from './leave.ts'
import { type Model, nodeOf, titleOf } from './model.ts'
import { after, type Move, type Token } from './move.ts'
import { releaseJoin } from './nodes/index.ts'
import { judgeJoins } from './starvation.ts'
import type { Turn } from './turn.ts'
import { isOpen } from './visits.ts'

/** How often tokens may move within one fact: more than any drawing has flows, and still gone through in a few milliseconds. */
export const movesMax = 10_000

/**
 * What follows from a move, up to the next rest. A loop in which nothing waits would never rest: then nothing that it
 * did counts, none of its calls is made, and the tokens it began with wait for somebody to look.
 */
export function settle(turn: Turn, move: Move): Step {
  const run = newRun(move)
  turn.watch?.begun(move.next)
  for (;;) {
    drain(turn, run)
    if (run.next.status !== 'active') return { next: run.next, effects: run.effects }
    if (run.tokens.length > movesMax) {
      turn.watch?.undone()
      return holdAll(run.begun, loopMessage(turn.model, run.tokens))
    }
    const further = goOnInside(turn, run.next) ?? releaseJoin(turn, run.next)
    if (!further) return rest(turn.model, run.next, run.effects)
    take(turn, run, further)
  }
}

/** `tokens` are appended and stay: the list is also the way that was taken; those before `at` have gone it. */
type Run = { next: Instance; effects: Effect[]; tokens: Token[]; at: number; begun: Move }

const newRun = (move: Move): Run => ({
  next: move.next,
  effects: [...move.effects],
  tokens: [...move.tokens],
  at: 0,
  begun: move,
})

function drain(turn: Turn, run: Run): void {
  while (run.next.status === 'active' && run.tokens.length <= movesMax) {
    const token = run.tokens[run.at]
    if (!token) return
    run.at++
    if (isOpen(run.next, token.within)) take(turn, run, enter(turn, run.next, token))
  }
}

function take(turn: Turn, run: Run, move: Move): void {
  run.next = move.next
  for (const effect of move.effects) run.effects.push(effect)
  if (move.empties !== undefined) dropTokens(run, move.empties)
  for (const token of move.tokens) run.tokens.push(token)
  // Tokens that came out of a sub-process begin a way of their own if none was begun before.
  if (run.begun.tokens.length > 0) return
  run.begun = { next: run.next, effects: [...run.effects], tokens: move.tokens }
  turn.watch?.begun(run.next)
}

function dropTokens(run: Run, emptied: Token['within']): void {
  const waiting = run.tokens.splice(run.at)
  run.tokens.push(...waiting.filter(({ within }) => within !== emptied))
}

/** A sub-process with nothing left inside is left, the innermost first. */
function goOnInside(turn: Turn, instance: ActiveInstance): Move | null {
  if (!instance.visits.some(({ waitsFor }) => waitsFor === 'inside')) return null
  const occupied = new Set(instance.visits.map(({ within }) => within))
  const empty = instance.visits.findLast(({ waitsFor, id }) => waitsFor === 'inside' && !occupied.has(id))
  if (!empty) return null
  const deaf = deafen(turn.model, instance, empty.id)
  const visit = deaf.next.visits.find(({ id }) => id === empty.id) ?? empty
  const move = after(deaf.effects, leave(turn, deaf.next, nodeOf(turn.model, empty.nodeId), visit))
  turn.watch?.left(empty, instance, move)
  return move
}

function rest(model: Model, instance: ActiveInstance, effects: readonly Effect[]): Step {
  const last = instance.visits.length === 0 ? finish(instance, 'completed') : judgeJoins(model, instance)
  return last.effects.length === 0 ? { next: instance, effects } : { ...last, effects: [...effects, ...last.effects] }
}

function holdAll({ next: before, effects, tokens }: Move, message: string): Step {
  if (before.status !== 'active') return { next: before, effects }
  const raisedFor: Effect[] = []
  const next = tokens.reduce<Instance>((instance, token) => {
    if (instance.status !== 'active') return instance
    const held = hold(instance, token, { code: 'ENDLESS_LOOP', message, warnings: [] })
    raisedFor.push(...held.effects)
    return held.next
  }, before)
  return { next, effects: [...effects, ...raisedFor] }
}

function loopMessage(model: Model, taken: readonly Token[]): string {
  const entered = new Map<string, number>()
  for (const { to } of taken) entered.set(to, (entered.get(to) ?? 0) + 1)
  const busiest = [...entered].sort(([, a], [, b]) => b - a).slice(0, 3)
  const titles = busiest.map(([nodeId]) => titleOf(nodeOf(model, nodeId)))
  return (
    `More than ${movesMax} elements without anything to wait for, most of them round ${titles.join(', ')}. ` +
    'Nothing of that was done. Cancel the instance and mend the process, or resolve the incident to try once more.'
  )
}
