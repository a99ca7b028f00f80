// Names are resolved when the expression is compiled: to a slot some frames out, or to a variable. Only inside a filter
// must one look while running, for the item's entries come first there.

import { type Evaluation, warn } from '../evaluation.ts'
import type { Node, NodeOf, Span } from '../syntax/node.ts'
import { hasEntry } from '../values/context.ts'
import { isContext, type Value } from '../values/value.ts'
import type { Compiler, Frame, Run, Scope } from './run.ts'

/** Where a name may be found, from the inside out. */
type Place = { readonly frames: number } & ({ readonly slot: number } | { readonly entryOfItem: true })

export const inputName = '?'

export function compileName(node: NodeOf<'name'>, scope: Scope, compiler: Compiler): Run {
  return resolve(node.name, node, scope, compiler, true)
}

/** A name whose value is only looked into: `partial[-1]` keeps an item of `partial`, not `partial`. */
export function compileLookedInto(node: Node, scope: Scope, compiler: Compiler): Run {
  if (node.type !== 'name') return compiler.compile(node, scope)
  compiler.nodes++
  return resolve(node.name, node, scope, compiler, false)
}

export function compileInput(node: NodeOf<'input'>, scope: Scope, compiler: Compiler): Run {
  return isBound(inputName, scope)
    ? resolve(inputName, node, scope, compiler, true)
    : (evaluation) => warn(evaluation, node, 'no-variable', 'There is no input here: “?” stands in unary tests.')
}

/** Whether the text itself binds the name, so that it can't mean a variable. */
export const isBound = (name: string, scope: Scope): boolean => placesOf(name, scope).some((place) => 'slot' in place)

/** Whether something may be called by this name without being a variable. */
export const mayBeBound = (name: string, scope: Scope): boolean => placesOf(name, scope).length > 0

export function resolve(name: string, where: Span, scope: Scope, compiler: Compiler, kept: boolean): Run {
  const [first, ...others] = placesOf(name, scope)
  markMention(name, scope, kept)
  if (first && 'slot' in first) return slotReader(first.frames, first.slot)
  const variable = (evaluation: Evaluation) => readVariable(evaluation, name, where)
  if (!first) {
    compiler.variables.add(name)
    return variable
  }
  const last = others.find((place) => 'slot' in place)
  if (!last) compiler.variables.add(name)
  const otherwise: Run = last && 'slot' in last ? slotReader(last.frames, last.slot) : variable
  const items = [first, ...others].filter((place) => 'entryOfItem' in place).map(({ frames }) => frames)
  return (evaluation, frame) => {
    for (const frames of items) {
      const item = frameAt(frame, frames).slots[0] as Value
      if (isContext(item) && hasEntry(item, name)) return item[name] as Value
    }
    return otherwise(evaluation, frame)
  }
}

function placesOf(name: string, scope: Scope): Place[] {
  const places: Place[] = []
  let frames = 0
  for (let around: Scope | null = scope; around; around = around.outer) {
    if (around.isFilter) places.push({ frames, entryOfItem: true })
    const slot = around.names.lastIndexOf(name)
    if (slot >= 0) return [...places, { frames, slot }]
    frames++
  }
  return places
}

function markMention(name: string, scope: Scope, kept: boolean): void {
  let around: Scope | null = scope
  while (around && !around.names.includes(name)) around = around.outer
  around?.mentioned.add(name)
  if (kept) around?.kept.add(name)
}

function slotReader(frames: number, slot: number): Run {
  if (frames === 0) return (_, frame) => frame.slots[slot] as Value
  if (frames === 1) return (_, frame) => (frame.outer as Frame).slots[slot] as Value
  return (_, frame) => frameAt(frame, frames).slots[slot] as Value
}

function frameAt(frame: Frame, frames: number): Frame {
  let at = frame
  for (let i = 0; i < frames; i++) at = at.outer as Frame
  return at
}

function readVariable(evaluation: Evaluation, name: string, where: Span): Value {
  const { variables } = evaluation
  if (Object.hasOwn(variables, name)) {
    const value = variables[name]
    if (value !== undefined) return value
  }
  return warn(evaluation, where, 'no-variable', `There is no variable “${name}”.`)
}
