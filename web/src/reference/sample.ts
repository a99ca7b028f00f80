// A call as one would paste it into a terminal, with a body that fits its schema. Pure.

import type { ApiOperation } from './description.ts'
import { resolve, type Schema, type Schemas } from './schema.ts'

const byFormat: Record<string, unknown> = {
  uuid: '00000000-0000-4000-8000-000000000000',
  'date-time': '2026-11-20T12:00:00Z',
  date: '2026-11-20',
}

/** A value the schema takes; of an object only what it requires. */
export function sampleOf(schema: Schema, schemas: Schemas): unknown {
  const value = resolve(schema, schemas)
  if ('const' in value) return value.const
  if ('default' in value) return value.default
  if (Array.isArray(value.enum)) return value.enum[0]
  switch (value.type) {
    case 'array':
      return [sampleOf(value.items as Schema, schemas)]
    case 'object':
      return Object.fromEntries(requiredOf(value).map(([name, property]) => [name, sampleOf(property, schemas)]))
    case 'integer':
    case 'number':
      return typeof value.minimum === 'number' && value.minimum > 0 ? value.minimum : 1
    case 'boolean':
      return true
    default:
      return byFormat[String(value.format)] ?? 'text'
  }
}

function requiredOf(schema: Schema): [string, Schema][] {
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).filter(([name]) => required.includes(name))
}

export function curlOf(operation: ApiOperation, schemas: Schemas, origin: string): string {
  const { method, path, access, parameters, body } = operation
  const address = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((filled, { name, schema }) => filled.replace(`{${name}}`, String(sampleOf(schema, schemas))), path)
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${origin}${address}'`,
    ...(access === 'anyone' ? [] : ["-H 'Authorization: Bearer YOUR-TOKEN'"]),
    ...(body
      ? [
          "-H 'Content-Type: application/json'",
          `-d '${JSON.stringify(sampleOf(body, schemas)).replaceAll("'", "'\\''")}'`,
        ]
      : []),
  ].join(' \\\n  ')
}
