// The request as the trigger tells it to the flow, or why it does not.

import { isObject, type Json, type JsonObject, NotPlayed, parsedOrNothing } from '../expressions/index.ts'
import { validate } from '../jsonSchema/index.ts'
import { contentOf } from '../runs/index.ts'
import { noJson, notPlayed, schemaMismatch, type TriggerRefusal, wrongMethod } from './refusals.ts'

export type TriggerRequest = {
  method: string
  headers: Readonly<Record<string, string>>
  queries: Readonly<Record<string, string>>
  body: Uint8Array
}

export type Received = { ok: true; outputs: JsonObject } | { ok: false; refusal: TriggerRefusal }

export function receiveRequest(trigger: string, inputs: JsonObject, request: TriggerRequest): Received {
  const { method, schema } = inputs
  const expected = typeof method === 'string' ? method.toUpperCase() : 'POST'
  if (expected !== request.method) return { ok: false, refusal: wrongMethod(trigger, expected, request.method) }
  const type = request.headers['content-type']
  const isJson = /^application\/(?:[\w.-]+\+)?json/i.test(type ?? '')
  if (isJson && request.body.length > 0 && parsedOrNothing(Buffer.from(request.body).toString('utf8')) === undefined)
    return { ok: false, refusal: noJson }
  const body = contentOf(request.body, type)
  const refusal = schemaRefusal(trigger, schema, body)
  if (refusal) return { ok: false, refusal }
  return {
    ok: true,
    outputs: {
      headers: shownHeaders(request.headers),
      ...(Object.keys(request.queries).length > 0 ? { queries: request.queries } : {}),
      ...(body === null ? {} : { body }),
    },
  }
}

/** A call without a body is held against the schema as an empty object: it may pass, and begins a run. */
function schemaRefusal(trigger: string, schema: Json | undefined, body: Json): TriggerRefusal | undefined {
  if (!isObject(schema)) return undefined
  try {
    const faults = validate(body ?? {}, schema)
    return faults.length > 0
      ? schemaMismatch(
          trigger,
          faults.map(({ message }) => message),
        )
      : undefined
  } catch (error) {
    if (error instanceof NotPlayed) return notPlayed(error.message)
    throw error
  }
}

/** Credentials are not for the flow, and names are written as people write them. */
const shownHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'authorization')
      .map(([name, value]) => [titled(name), value]),
  )

const titled = (name: string): string => name.replace(/(^|-)([a-z])/g, (_, dash, letter) => dash + letter.toUpperCase())
