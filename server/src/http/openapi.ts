import { permissions } from '@countersign/core/accounts'
import { type Operation, problem } from '@countersign/core/api'
import { z } from 'zod'

type Json = Record<string, unknown>

/** OpenAPI 3.1, written from the same values that mount the routes. */
export function describeApi(operations: readonly Operation[], version: string): Json {
  const schemas: Json = {}
  const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => describeSchema(schema, io, schemas)
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    paths[operation.path] ??= {}
    Object.assign(paths[operation.path] ?? {}, { [operation.method]: describeOperation(operation, schemaOf) })
  }
  schemaOf(problem, 'output')
  return {
    openapi: '3.1.0',
    info: { title: 'Countersign', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas,
      responses: {
        Problem: {
          description: 'A refusal, in the form of RFC 9457.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'countersign_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
    'x-permissions': permissions,
  }
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => Json

function describeOperation(operation: Operation, schemaOf: SchemaOf): Json {
  const { id, tag, summary, description, access, body } = operation
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    'x-access': access,
    security: access === 'anyone' ? [] : [{ session: [] }, { token: [] }],
    parameters: [
      ...parametersOf(operation.params, 'path', schemaOf),
      ...parametersOf(operation.query, 'query', schemaOf),
      ...(operation.headers ?? []).map((name) => ({ name, in: 'header', required: false, ...headerMeanings[name] })),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      [operation.status]: describeAnswer(operation, schemaOf),
      ...(operation.headers?.includes('If-None-Match') && { 304: { description: 'As it was.' } }),
      default: { $ref: '#/components/responses/Problem' },
    },
  }
}

const headerMeanings = {
  'Idempotency-Key': {
    description: 'Chosen by the caller, new for each intention: a request that is repeated with it is done once.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
  'If-Match': {
    description: 'The ETag that was read: an edit of something that changed in the meantime is refused.',
    schema: { type: 'string' },
  },
  'If-None-Match': {
    description: 'The ETag of an answer that is at hand: if it still holds, the answer is 304 and empty.',
    schema: { type: 'string' },
  },
} as const

function describeAnswer({ answer, download }: Operation, schemaOf: SchemaOf): Json {
  if (download) return { description: 'A file.', content: Object.fromEntries(download.map((type) => [type, {}])) }
  if (!answer) return { description: 'Done.' }
  return { description: 'Done.', content: { 'application/json': { schema: schemaOf(answer, 'output') } } }
}

function parametersOf(shape: z.ZodObject | undefined, place: 'path' | 'query', schemaOf: SchemaOf): Json[] {
  if (!shape) return []
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(typeof schema.description === 'string' && { description: schema.description }),
    schema,
  }))
}

/** Named schemas move to the components; what stays here points at them. */
function describeSchema(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const {
    $schema: _,
    $defs = {},
    ...described
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & {
    $defs?: Json
  }
  for (const [name, definition] of Object.entries($defs)) components[name] ??= repointed(withoutId(definition as Json))
  const own = repointed(described)
  if (typeof own.id !== 'string') return own
  const { id } = own
  components[id] ??= withoutId(own)
  return { $ref: `#/components/schemas/${id}` }
}

const withoutId = ({ id: _, ...rest }: Json): Json => rest

const repointed = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'))
