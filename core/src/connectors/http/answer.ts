import type { Json } from '@countersign/engine'
import type { Call } from '../conclude.ts'
import type { JsonObject } from '../plain.ts'

export type HttpAnswer = {
  readonly status: number
  readonly reason: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly text: string
}

/** An answer as a model sees it. From 400 on it is an error, whose code is the status. */
export function readAnswer(answer: HttpAnswer): Call {
  const { status, reason, text } = answer
  const headers = headersOf(answer)
  const body = bodyOf(text)
  if (status < 400) return { type: 'answered', response: { status, headers, body, reason, document: null } }
  const error = {
    code: `${status}`,
    message: reason === '' ? '[no reason]' : reason,
    variables: { response: { headers, body } },
  }
  return { type: 'failed', error, final: false }
}

/** One value as it is, several as a list. */
function headersOf({ headers }: HttpAnswer): JsonObject {
  const all: { [name: string]: Json } = {}
  for (const [name, value] of headers) {
    const before = Object.hasOwn(all, name) ? all[name] : undefined
    all[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return all
}

/** JSON only where it is an object or a list; a number or a word stays the text that was sent. */
function bodyOf(text: string): Json {
  if (text.trim() === '') return null
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
