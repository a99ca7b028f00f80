// What kind of value something is, told from a schema or from a sample: what pickers offer and what is checked.

import type { Json } from '@countersign/engine'
import { z } from 'zod'

export const valueTypes = ['text', 'number', 'boolean', 'list', 'object', 'any'] as const
export type ValueType = (typeof valueTypes)[number]

/** One thing that can be used in later steps. */
export type Output = {
  path: readonly string[]
  title: string
  type: ValueType
  /** Of a text: the only ones it can be. */
  oneOf?: readonly string[]
}

/** One thing that an action is given. */
export type Input = { name: string; title: string; description: string; type: ValueType; required: boolean }

type Schema = {
  type?: string
  title?: string
  description?: string
  enum?: string[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
}

const schemaOf = (schema: z.ZodObject): Schema => z.toJSONSchema(schema, { io: 'input' }) as Schema

export function inputsOfSchema(schema: z.ZodObject): Input[] {
  const { properties = {}, required = [] } = schemaOf(schema)
  return Object.entries(properties).map(([name, one]) => ({
    ...{ name, title: one.title ?? name, description: one.description ?? '' },
    ...{ type: typeOf(one), required: required.includes(name) },
  }))
}

export const outputsOfSchema = (schema: z.ZodObject): Output[] =>
  Object.entries(schemaOf(schema).properties ?? {}).map(([name, one]) => ({
    path: [name],
    title: one.title ?? name,
    type: typeOf(one),
    ...(one.enum && { oneOf: one.enum }),
  }))

function typeOf({ type, anyOf = [] }: Schema): ValueType {
  const [only, ...others] = anyOf.filter((one) => one.type !== 'null')
  if (only && others.length === 0) return typeOf(only)
  return type === undefined ? 'any' : (byJsonType[type] ?? 'any')
}

const byJsonType: Readonly<Record<string, ValueType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
}

const samplePathsMax = 500
const sampleDepthMax = 10

/** Everything in a sample, what is inside of other things after them. */
export function outputsOfSample(sample: Json): Output[] {
  const found: Output[] = []
  const look = (value: Json, path: readonly string[]): void => {
    if (found.length >= samplePathsMax) return
    if (path.length > 0) found.push({ path, title: path.join(' › '), type: typeOfJson(value) })
    if (typeOfJson(value) !== 'object' || path.length >= sampleDepthMax) return
    for (const [name, inner] of Object.entries(value as Record<string, Json>))
      if (name !== '' && name.length <= 200 && !name.includes('`')) look(inner, [...path, name])
  }
  look(sample, [])
  return found
}

export function typeOfJson(value: Json): ValueType {
  if (value === null) return 'any'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  return typeof value as 'number' | 'boolean' | 'object'
}
