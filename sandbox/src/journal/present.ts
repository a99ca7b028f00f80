// An entry as the API tells it.

import type { Bytes } from '../wire.ts'
import type { Entry } from './journal.ts'

export type EntryView = {
  id: number
  at: string
  durationMs: number
  door: 'http' | 'https'
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body: BodyView | null
  /** Nothing where the connection ended without an answer. */
  answer: { status: number; headers: Readonly<Record<string, string>>; body: BodyView | null } | null
}

/** What is no text is told in base64. Of a long body there is the beginning. */
export type BodyView = { text?: string; base64?: string; bytes: number; isWhole: boolean }

export function present({ id, at, durationMs, wire }: Entry): EntryView {
  const answer = wire.answer()
  return {
    id,
    at: at.toISOString(),
    durationMs,
    door: wire.door,
    method: wire.method,
    url: wire.url,
    headers: wire.headers,
    body: bodyView(wire.received),
    answer: answer ? { ...answer, body: bodyView(wire.sent) } : null,
  }
}

function bodyView({ held, heldLength, length }: Bytes): BodyView | null {
  if (length === 0) return null
  const isWhole = heldLength === length
  const bytes = Buffer.concat(held)
  const text = textOf(bytes, isWhole)
  return text === undefined
    ? { base64: bytes.toString('base64'), bytes: length, isWhole }
    : { text, bytes: length, isWhole }
}

/** A cut may go through the middle of a letter: that one is left out. */
export function textOf(bytes: Buffer, isWhole: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
  } catch {
    return undefined // not UTF-8, and so no text
  }
}
