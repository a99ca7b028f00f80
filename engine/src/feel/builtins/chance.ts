// Chance that can be repeated: the same seed gives the same numbers in the same order.

import { spend } from '../budget.ts'
import type { Evaluation } from '../evaluation.ts'
import { type Builtin, builtin } from './builtin.ts'

export const chance: readonly Builtin[] = [
  builtin('random number', [], ({ evaluation }) => randomNumber(evaluation)),
  builtin('uuid', [], ({ evaluation }) => uuid(evaluation)),
]

/** At least 0 and less than 1. */
export function randomNumber(evaluation: Evaluation): number {
  const [high = 0, low = 0] = draw(evaluation)
  return ((high >>> 6) * 2 ** 27 + (low >>> 5)) / 2 ** 53
}

/** Version 7: the time first, so that they sort in the order of their making; 74 bits of chance. */
function uuid(evaluation: Evaluation): string {
  const { nowMs } = evaluation.environment
  const time = hex(Math.max(0, Math.trunc(Number.isFinite(nowMs) ? nowMs : 0)), 12)
  const [a = 0, b = 0, c = 0] = draw(evaluation)
  const variant = 8 + (b >>> 30)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a >>> 20, 3)}-${variant.toString(16)}${hex((b >>> 18) & 0xfff, 3)}-${hex(b & 0xffff, 4)}${hex(c, 8)}`
}

/** Four times 32 bits that nobody guesses from each other: each draw hashes the seed and its own number anew. */
function draw(evaluation: Evaluation): number[] {
  const text = `${evaluation.drawn++}:${evaluation.environment.seed}`
  spend(evaluation, text.length * 4)
  return [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f].map((start) => hash(text, start))
}

function hash(text: string, start: number): number {
  let state = start ^ text.length
  for (let i = 0; i < text.length; i++) state = mix(state ^ Math.imul(text.charCodeAt(i) + 1, 0x01000193))
  return mix(state) >>> 0
}

/** Every bit of the state reaches every other. */
function mix(state: number): number {
  let bits = state
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return bits ^ (bits >>> 16)
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0').slice(-length)
