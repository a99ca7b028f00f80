// How a function of the language is written down: the names of its parameters, what each takes, and what it does.
// Whatever a caller passes is checked here; a function sees only what it asked for.

import { type Evaluation, warn } from '../evaluation.ts'
import type { Span } from '../syntax/node.ts'
import type { Value } from '../values/value.ts'

/** What a function may use besides its arguments. */
export type Call = {
  readonly evaluation: Evaluation
  readonly where: Span
  readonly name: string
}

/** Says why a call gives null. */
export const failed = (call: Call, message: string): null =>
  warn(call.evaluation, call.where, 'function-failed', `${call.name}(): ${message}`)

export type Parameter<T> = {
  /** The first is the standard's; the others are understood too. */
  readonly names: readonly string[]
  /** Undefined: not such a value. */
  readonly accepts: (value: Value) => T | undefined
  readonly isOptional: boolean
  /** Takes all that is left. */
  readonly collects?: (values: readonly Value[]) => T | undefined
}

export type Builtin = {
  readonly name: string
  readonly parameters: readonly Parameter<unknown>[]
  readonly run: (call: Call, values: readonly unknown[]) => Value
}

type Accepted<P extends readonly Parameter<unknown>[]> = { [I in keyof P]: P[I] extends Parameter<infer T> ? T : never }

export const builtin = <const P extends readonly Parameter<unknown>[]>(
  name: string,
  parameters: P,
  run: (call: Call, ...values: Accepted<P>) => Value,
): Builtin => ({ name, parameters, run: (call, values) => run(call, ...(values as Accepted<P>)) })

/** The functions of this name that could be meant by so many arguments. */
export const withCount = (functions: readonly Builtin[], count: number): Builtin[] =>
  functions.filter(({ parameters }) => {
    const required = parameters.filter(({ isOptional }) => !isOptional).length
    return count >= required && (count <= parameters.length || parameters.some(({ collects }) => collects))
  })

/**
 * The functions of this name that have all these parameters. Of `before(point, range)` and `before(range, point)` the
 * one is meant whose first parameter is named first.
 */
export const withNames = (functions: readonly Builtin[], names: readonly string[]): Builtin[] =>
  functions
    .filter(({ parameters }) => names.every((name) => parameters.some((parameter) => parameter.names.includes(name))))
    .toSorted((a, b) => Number(beginsWith(b, names[0])) - Number(beginsWith(a, names[0])))

const beginsWith = ({ parameters }: Builtin, name: string | undefined): boolean =>
  name !== undefined && parameters[0]?.names.includes(name) === true

/** Undefined: the function does not take these. */
export function invokePositional(called: Builtin, call: Call, values: readonly Value[]): Value | undefined {
  const accepted: unknown[] = []
  for (let i = 0; i < called.parameters.length; i++) {
    const parameter = called.parameters[i] as Parameter<unknown>
    if (i >= values.length && parameter.isOptional) break
    const value = parameter.collects ? parameter.collects(values.slice(i)) : parameter.accepts(values[i] as Value)
    if (value === undefined) return undefined
    accepted.push(value)
  }
  return called.run(call, accepted)
}

/** A parameter that is not named is null. */
export function invokeNamed(called: Builtin, call: Call, values: ReadonlyMap<string, Value>): Value | undefined {
  const accepted: unknown[] = []
  for (const parameter of called.parameters) {
    const name = parameter.names.find((one) => values.has(one))
    if (name === undefined && parameter.isOptional) {
      accepted.push(undefined)
      continue
    }
    const value = parameter.accepts(name === undefined ? null : (values.get(name) as Value))
    if (value === undefined) return undefined
    accepted.push(value)
  }
  return called.run(call, accepted)
}
