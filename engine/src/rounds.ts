// Multi-instance: an activity done once for each item. The body is a visit that holds the rounds; each round is the
// activity itself, inside of the body, with the item and `loopCounter` as its own variables.

import { close, closeInside } from './close.ts'
import type { Expression, Loop } from './drawn/index.ts'
import { type ActiveInstance, scopeOf, type Visit, type VisitId } from './instance.ts'
import { invariant } from './invariant.ts'
import type { Wired } from './model.ts'
import { after, type Move, type Token, tokensOn } from './move.ts'
import { type Attempted, compute, isBoolean, type Refusal } from './refusal.ts'
import type { Turn } from './turn.ts'
import { type Json, noVariables, type Variables, withEntry } from './values.ts'
import { propagate, visibleIn, withLocals } from './variables.ts'
import { changeVisit, openVisitOf } from './visits.ts'

export type Body = Visit & { readonly waitsFor: 'rounds' }

/** A round that is done: `locals` are its own variables, `visit` is null where its token never rested. */
type Ended = {
  readonly turn: Turn
  readonly instance: ActiveInstance
  readonly node: Wired
  readonly body: VisitId
  readonly round: number
  readonly locals: Variables | undefined
  readonly visit: Visit | null
}

/** The round gives its result to the body; then comes the next round, or the end of the whole. */
export function endRound({ turn, instance, node, round, locals, visit, ...of }: Ended): Move | Refusal {
  const loop = loopOf(node)
  const body = bodyOf(instance, of.body)
  const ended = { ...body, ended: body.ended + 1 }
  const visible = withLocals(visibleIn(instance, body.id), locals)
  const output = outputOf(turn, node, loop, visible)
  if (!output.ok) return output.refusal
  const enough = isEnough(turn, node, loop, { ...visible, ...numbersOf(ended) })
  if (!enough.ok) return enough.refusal

  const { next, effects } = visit ? close(instance, visit) : { next: instance, effects: [] }
  const kept = withOutput(ended, round, output.value)
  const counted = changeVisit(next, kept)
  if (enough.value || kept.ended === kept.size) return after(effects, leaveBody(counted, node, kept))
  const [item, ...queue] = kept.queue ?? []
  if (item === undefined) return { next: counted, effects, tokens: [] }
  const next2 = changeVisit(counted, { ...kept, queue })
  return { next: next2, effects, tokens: [tokenOfRound(node, loop, body.id, round + 1, item)] }
}

/** The collected outputs go outward under their name; rounds that are still on their way end. */
function leaveBody(instance: ActiveInstance, node: Wired, body: Body): Move {
  const inside = closeInside(instance, body.id)
  const closed = close(inside.next, body)
  const within = scopeOf(body)
  const { outputs } = body
  const next = outputs
    ? propagate(closed.next, within, withEntry(noVariables, outputs.name, outputs.values))
    : closed.next
  return { next, effects: [...inside.effects, ...closed.effects], tokens: tokensOn(node.outgoing, within) }
}

export function tokenOfRound(node: Wired, loop: Loop, body: VisitId, round: number, item: Json): Token {
  const { inputElement, outputElement } = loop
  let locals: Variables = { loopCounter: round }
  if (inputElement !== null) locals = withEntry(locals, inputElement, item)
  // The variable that holds the result belongs to the round: rounds that run together don't write over each other.
  const result = outputElement && /^[A-Za-z_$][\w$]*$/.test(outputElement.feel) ? outputElement.feel : null
  if (result !== null && !Object.hasOwn(locals, result)) locals = withEntry(locals, result, null)
  return { to: node.id, by: null, within: body, round, locals }
}

export function loopOf(node: Wired): Loop {
  invariant('loop' in node && node.loop, `${node.id} has rounds but no loop`)
  return node.loop
}

export function bodyOf(instance: ActiveInstance, id: VisitId): Body {
  const body = openVisitOf(instance, id)
  invariant(body.waitsFor === 'rounds', `${id} has rounds but is no multi-instance`)
  return body
}

function outputOf(turn: Turn, node: Wired, { outputElement }: Loop, visible: Variables): Attempted<Json> {
  if (!outputElement) return { ok: true, value: null }
  return compute(turn, node, outputElement, visible, anything)
}

const isAnything = (_: Json): _ is Json => true
const anything = {
  code: 'EXTRACT_VALUE_ERROR',
  what: 'the output of a round',
  form: 'a value',
  is: isAnything,
} as const

function isEnough(turn: Turn, node: Wired, loop: Loop, visible: Variables): Attempted<boolean> {
  const condition: Expression | null = loop.completionCondition
  return condition ? compute(turn, node, condition, visible, verdict) : { ok: true, value: false }
}

const verdict = {
  code: 'EXTRACT_VALUE_ERROR',
  what: 'the completion condition',
  form: 'true or false',
  is: isBoolean,
} as const

/** What a completion condition may count by. Rounds that have not begun are not counted. */
function numbersOf({ size, ended, queue }: Body): Variables {
  const begun = queue ? size - queue.length : size
  return {
    numberOfInstances: begun,
    numberOfActiveInstances: begun - ended,
    numberOfCompletedInstances: ended,
    numberOfTerminatedInstances: 0,
  }
}

function withOutput(body: Body, round: number, output: Json): Body {
  const { outputs } = body
  return outputs ? { ...body, outputs: { ...outputs, values: outputs.values.with(round - 1, output) } } : body
}
