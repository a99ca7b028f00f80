import type { Operation } from '@countersign/core/api'
import { z } from 'zod'
import { storable } from '../platform/storable.ts'
import type { RequestContext } from './environment.ts'
import { type Refused, refused } from './problem.ts'

type Input = { params?: unknown; query?: unknown; body?: unknown }
type Errors = NonNullable<Refused['errors']>

const nothing = z.strictObject({})

/** Reads path, query and body by the operation's schemas, and tells all that is wrong with them at once. */
export async function readInput(operation: Operation, context: RequestContext): Promise<Input | Refused> {
  const body = operation.body ? await readBody(context) : undefined
  if (body && 'refused' in body) return body

  const errors: Errors = []
  const read = (part: keyof Input, schema: z.ZodObject, value: unknown): unknown => {
    const parsed = schema.safeParse(value)
    errors.push(
      ...(parsed.success ? unstorableIn(parsed.data, part) : parsed.error.issues.map((issue) => errorOf(part, issue))),
    )
    return parsed.data
  }
  const input: Input = {
    params: read('params', operation.params ?? nothing, context.req.param()),
    query: read('query', operation.query ?? nothing, queryOf(context, errors)),
    body: operation.body && read('body', operation.body, body?.value),
  }
  return errors.length > 0 ? refused('invalid-input', { errors }) : input
}

async function readBody(context: RequestContext): Promise<{ value: unknown } | Refused> {
  const mediaType = (context.req.header('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (mediaType !== 'application/json') return refused('unsupported-media-type')
  const text = await context.req.text()
  try {
    return { value: JSON.parse(text) }
  } catch (cause) {
    return refused('invalid-json', { detail: cause instanceof Error ? cause.message : String(cause) })
  }
}

/** A name given twice means two things: refused, rather than one of them chosen. */
function queryOf(context: RequestContext, errors: Errors): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, values] of Object.entries(context.req.queries())) {
    if (values.length > 1) errors.push({ path: `query.${name}`, message: 'It is given more than once.' })
    query[name] = values[0] ?? ''
  }
  return query
}

const errorOf = (part: keyof Input, { path, message }: z.core.$ZodIssue): Errors[number] => ({
  path: [part, ...path.map(String)].join('.'),
  message,
})

const levelsMax = 32 // what lies deeper is part of a variable, which is stored as JSON text, whatever is in it

/** Nobody means a NUL or half a character, and PostgreSQL stores neither in a text; 1e999 is no number one could keep. */
function unstorableIn(value: unknown, path: string, level = 0): Errors {
  if (typeof value === 'string') return unstorable(value, path)
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
    return [{ path, message: 'It is a greater number than can be kept.' }]
  if (typeof value !== 'object' || value === null || level > levelsMax) return []
  return Object.entries(value).flatMap(([name, part]) => [
    ...unstorable(name, path),
    ...unstorableIn(part, `${path}.${name}`, level + 1),
  ])
}

const unstorable = (text: string, path: string): Errors =>
  text === storable(text) ? [] : [{ path, message: 'It contains a NUL, or half a character.' }]
