import type { Json } from '@countersign/engine'
import { isPlainObject } from '../plain.ts'
import { writeForm } from './address.ts'

export type Body = { readonly text: string; readonly contentType: string }

export type WrittenBody =
  | { readonly ok: true; readonly body: Body | null }
  | { readonly ok: false; readonly reason: string }

/** `contentType`: the author's; null where there is none. `boundary`: what no part of a form contains. */
export function writeBody(value: Json | undefined, contentType: string | null, boundary: string): WrittenBody {
  if (value === undefined || value === null) return { ok: true, body: null }
  const kind = contentType?.split(';')[0]?.trim().toLowerCase()
  if (typeof value === 'string') return { ok: true, body: { text: value, contentType: contentType ?? json } }
  if (kind === 'application/x-www-form-urlencoded') {
    if (!isPlainObject(value)) return { ok: false, reason: 'A form is sent from a context of names and values.' }
    const fields = Object.entries(value).map(([name, field]) => [name, field === null ? null : textOf(field)] as const)
    return { ok: true, body: { text: writeForm(fields), contentType: contentType ?? json } }
  }
  if (kind === 'multipart/form-data') {
    if (!isPlainObject(value)) return { ok: false, reason: 'A form is sent from a context of names and values.' }
    const parts = Object.entries(value).map(([name, field]) => part(name, textOf(field), boundary))
    const text = `${parts.join('')}--${boundary}--\r\n`
    return { ok: true, body: { text, contentType: `multipart/form-data; boundary=${boundary}` } }
  }
  return { ok: true, body: { text: JSON.stringify(value), contentType: contentType ?? json } }
}

const json = 'application/json'

const part = (name: string, value: string, boundary: string): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name.replace(/["\r\n]/g, encodeURIComponent)}"\r\n\r\n${value}\r\n`

export const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Without the entries that are null, however deep. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutNulls)
  if (!isPlainObject(value)) return value
  const kept = Object.entries(value).filter(([, entry]) => entry !== null)
  return Object.fromEntries(kept.map(([name, entry]) => [name, withoutNulls(entry)]))
}
