// The API description the server publishes (OpenAPI 3.1), read as far as the reference page shows it.

import { z } from 'zod'
import { CallFailed, jsonOf, send } from '../api/index.ts'
import type { Schema, Schemas } from './schema.ts'

export const descriptionAddress = '/api/v1/openapi.json'

const schema = z.record(z.string(), z.unknown())
const content = z.record(z.string(), z.object({ schema: schema.optional() }))

const operation = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().optional(),
  'x-access': z.string(),
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.enum(['path', 'query', 'header']),
      required: z.boolean(),
      description: z.string().optional(),
      schema,
    }),
  ),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
})

const description = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
})

type Parameter = z.output<typeof operation>['parameters'][number]

export type ApiOperation = {
  id: string
  method: string
  path: string
  tag: string
  summary: string
  description: string | undefined
  access: string
  parameters: Parameter[]
  body: Schema | undefined
  status: string
  answer: Schema | undefined
  /** The media types of an answer that is a file. */
  files: string[]
}

export type ApiDescription = { version: string; operations: ApiOperation[]; schemas: Schemas }

export async function fetchDescription(signal: AbortSignal): Promise<ApiDescription> {
  const read = readDescription(await jsonOf(await send(descriptionAddress, { signal })))
  if (read) return read
  throw new CallFailed({ kind: 'unreadable', detail: 'The API description is not one this page can read.' })
}

/** Null when `document` is no such description. */
export function readDescription(document: unknown): ApiDescription | null {
  const parsed = description.safeParse(document)
  if (!parsed.success) return null
  const { info, paths, components } = parsed.data
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, read]) => operationOf(method, path, read)),
  )
  return { version: info.version, operations, schemas: components.schemas }
}

function operationOf(method: string, path: string, read: z.output<typeof operation>): ApiOperation {
  const [status = '200', success] = Object.entries(read.responses).find(([code]) => code.startsWith('2')) ?? []
  const answers = success?.content ?? {}
  return {
    id: read.operationId,
    method,
    path,
    tag: read.tags[0] ?? 'Other',
    summary: read.summary,
    description: read.description,
    access: read['x-access'],
    parameters: read.parameters,
    body: read.requestBody?.content['application/json']?.schema,
    status,
    answer: answers['application/json']?.schema,
    files: Object.keys(answers).filter((type) => type !== 'application/json'),
  }
}

/** The operations whose words contain all of `words`. */
export function findOperations(operations: readonly ApiOperation[], words: string): ApiOperation[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return operations.filter((operation) => {
    const { id, method, path, tag, summary, access } = operation
    const text = [id, method, path, tag, summary, access].join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
