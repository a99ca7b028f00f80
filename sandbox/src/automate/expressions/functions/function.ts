import { ExpressionFault } from '../fault.ts'
import type { Scope } from '../scope.ts'
import { isArray, isObject, type Json, type JsonObject, typeName } from '../value.ts'

/** A function of the language. A lazy one decides itself which of its arguments are evaluated. */
export type TemplateFunction = { arity: readonly [number, number] } & (
  | { isLazy: false; run: (args: readonly Json[], scope: Scope) => Json }
  | { isLazy: true; run: <T>(args: readonly T[], evaluated: (argument: T) => Json) => Json }
)

export type Functions = Readonly<Record<string, TemplateFunction>>

export const many = Number.POSITIVE_INFINITY

export const eager = (
  least: number,
  most: number,
  run: (args: readonly Json[], scope: Scope) => Json,
): TemplateFunction => ({ arity: [least, most], isLazy: false, run })

const ordinals = ['first', 'second', 'third', 'fourth'] as const

const wrongType = (name: string, place: number, wanted: string, actual: Json): ExpressionFault =>
  new ExpressionFault(
    `The template language function '${name}' expects its ${ordinals[place] ?? 'next'} parameter to be ${wanted}. The provided value is of type '${typeName(actual)}'.`,
  )

/** One reader per type: `texts('split', args)(0)` is the first argument, or the fault that it is none. */
const reader =
  <T extends Json>(wanted: string, isWanted: (value: Json) => value is T) =>
  (name: string, args: readonly Json[], place: number): T => {
    const value = args[place] ?? null
    if (!isWanted(value)) throw wrongType(name, place, wanted, value)
    return value
  }

export const textAt = reader('a string', (value): value is string => typeof value === 'string')

export const numberAt = reader('a number', (value): value is number => typeof value === 'number')

export const integerAt = reader(
  'an integer',
  (value): value is number => typeof value === 'number' && Number.isInteger(value),
)

export const flagAt = reader('a boolean', (value): value is boolean => typeof value === 'boolean')

export const arrayAt = reader('an array', isArray)

export const objectAt = reader<JsonObject>('an object', (value): value is JsonObject => isObject(value))

export const textOrArrayAt = reader(
  'an array or a string',
  (value): value is string | readonly Json[] => typeof value === 'string' || isArray(value),
)
