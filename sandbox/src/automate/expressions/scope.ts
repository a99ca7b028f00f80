import type { Json, JsonObject } from './value.ts'

/** Where an expression stands: all it can ask about the run it belongs to. What is not there is thrown as a fault. */
export type Scope = {
  /** The moment of the step, in milliseconds; the same for all of its expressions. */
  now: number
  /** From 0 to below 1. */
  chance: () => number
  /** How much may still be computed; see `spend`. */
  budget: { left: number }
  workflow: () => JsonObject
  parameter: (name: string) => Json
  variable: (name: string) => Json
  trigger: () => JsonObject
  /** `{ name, status, code, inputs, outputs, … }` of an action as it ran last where the expression can see it. */
  action: (name: string) => JsonObject
  /** What the actions directly within a container have come to. */
  result: (name: string) => readonly Json[]
  /** The element a loop is at; without a name that of the innermost. */
  item: (loop: string | undefined) => Json
  iterationIndex: (loop: string) => number
}
