// Bodies on the wire and in a flow: JSON is a value, text a text, anything else an envelope with its type and base64.

import { isObject, type Json, parsedOrNothing } from '../expressions/index.ts'

/** An empty body is none; one that claims to be JSON and is not is told as text. */
export function contentOf(body: Uint8Array, contentType: string | undefined): Json {
  if (body.length === 0) return null
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const text = Buffer.from(body).toString('utf8')
  if (type === 'application/json' || type.endsWith('+json')) return parsedOrNothing(text) ?? text
  if (type.startsWith('text/')) return text
  return {
    '$content-type': contentType ?? 'application/octet-stream',
    $content: Buffer.from(body).toString('base64'),
  }
}

export type Content = { bytes: string | Uint8Array<ArrayBuffer>; contentType: string | undefined }

/** The other way round; nothing where there is no body. */
export function bytesOf(body: Json | undefined): Content | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return { bytes: body, contentType: undefined }
  if (isObject(body) && typeof body.$content === 'string' && typeof body['$content-type'] === 'string')
    return { bytes: new Uint8Array(Buffer.from(body.$content, 'base64')), contentType: body['$content-type'] }
  return { bytes: JSON.stringify(body), contentType: 'application/json; charset=utf-8' }
}

export const headerOf = (headers: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1]
