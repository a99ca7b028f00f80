// JSON Schema, as far as our own API description uses it, read into rows people can scan. Pure.

import { counted } from '../parts/amounts.ts'

export type Schema = { readonly [key: string]: unknown }
export type Schemas = Readonly<Record<string, Schema>>

/** One value that is sent or answered. */
export type Row = { path: string; type: string; required: boolean; notes: string[] }

/** Deeper than anything we send; a schema that contains itself ends here. */
const depthMax = 6

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const schemasIn = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : [])

/** What a reference points at; anything else is itself. */
export function resolve(schema: Schema, schemas: Schemas): Schema {
  if (typeof schema.$ref !== 'string') return schema
  return schemas[schema.$ref.replace('#/components/schemas/', '')] ?? {}
}

/** Every value inside `schema`, objects opened up: `items[].roles[].role`. */
export const rowsOf = (schema: Schema, schemas: Schemas): Row[] => rowsBeneath(schema, schemas, '', 0)

function rowsBeneath(schema: Schema, schemas: Schemas, prefix: string, depth: number): Row[] {
  const { value } = withoutNull(resolve(schema, schemas), schemas)
  if (depth > depthMax) return []
  if (value.type === 'array' && isSchema(value.items)) return rowsBeneath(value.items, schemas, `${prefix}[]`, depth)
  const variants = schemasIn(value.oneOf)
  if (variants.length > 0) return variants.flatMap((variant) => variantRows(variant, schemas, prefix, depth))
  if (!isSchema(value.properties)) return []
  const required = Array.isArray(value.required) ? value.required : []
  return Object.entries(value.properties).flatMap(([name, property]) => {
    if (!isSchema(property)) return []
    const path = prefix === '' ? name : `${prefix}.${name}`
    const row = { path, ...describe(property, schemas), required: required.includes(name) }
    return [row, ...rowsBeneath(property, schemas, path, depth + 1)]
  })
}

/** Forms told apart by a constant: its values are noted, the rest is noted as belonging to that form. */
function variantRows(variant: Schema, schemas: Schemas, prefix: string, depth: number): Row[] {
  const rows = rowsBeneath(variant, schemas, prefix, depth + 1)
  const [first, ...rest] = rows
  if (!first?.type.startsWith('"')) return rows
  const form = `when ${first.path.split('.').at(-1)} is ${first.type}`
  return [first, ...rest.map((row) => ({ ...row, notes: [form, ...row.notes] }))]
}

export function describe(schema: Schema, schemas: Schemas): Pick<Row, 'type' | 'notes'> {
  const { value, orNull } = withoutNull(resolve(schema, schemas), schemas)
  const description = schema.description ?? value.description
  return {
    type: `${typeOf(value, schemas)}${orNull ? ' or null' : ''}`,
    notes: [...limitsOf(value), ...(typeof description === 'string' ? [description] : [])],
  }
}

/** `T | null` comes as `anyOf: [T, null]` or as `type: [T, 'null']`. */
function withoutNull(schema: Schema, schemas: Schemas): { value: Schema; orNull: boolean } {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null')
    return { value: { ...schema, type: types[0] }, orNull: types.length < schema.type.length }
  }
  const options = schemasIn(schema.anyOf)
  const [only, ...others] = options.filter(({ type }) => type !== 'null')
  if (!only || others.length > 0 || options.length === 1) return { value: schema, orNull: false }
  return { value: resolve(only, schemas), orNull: true }
}

function typeOf(schema: Schema, schemas: Schemas): string {
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.oneOf || schema.anyOf) return 'one of several forms'
  if (schema.type === 'array' && isSchema(schema.items)) return `list of ${describe(schema.items, schemas).type}`
  if (typeof schema.format === 'string') return schema.format
  return typeof schema.type === 'string' ? schema.type : 'anything'
}

function limitsOf(schema: Schema): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema
  const isSafe = (bound: unknown): bound is number =>
    typeof bound === 'number' && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  return [
    ...(Array.isArray(schema.enum) ? [`one of ${schema.enum.join(', ')}`] : []),
    ...(isSafe(minimum) && isSafe(maximum) ? [`${minimum} to ${maximum}`] : []),
    ...(typeof minLength === 'number' && minLength > 0
      ? [`at least ${counted(minLength, 'character', 'characters')}`]
      : []),
    ...(typeof maxLength === 'number' ? [`at most ${counted(maxLength, 'character', 'characters')}`] : []),
    ...(typeof minItems === 'number' && minItems > 0 ? [`at least ${minItems}`] : []),
    ...(typeof maxItems === 'number' ? [`at most ${maxItems}`] : []),
    ...('default' in schema ? [`${JSON.stringify(schema.default)} when left out`] : []),
  ]
}
