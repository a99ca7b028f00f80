import { shownText } from '../values/secret.ts'
import { kind } from '../values/value.ts'
import { type Json, type JsonObject, partsOfMark, plainKey } from './stored.ts'

/**
 * What `showVariable` shows, as JSON text, cut with `…` where it is longer. The work is that of the text, not of the
 * variable: a list of a million items is told by its first.
 */
export function excerpt(stored: Json, charsMax: number): string {
  const text = begunText(stored, charsMax)
  return text.length > charsMax ? `${text.slice(0, charsMax).toWellFormed()}…` : text
}

/** The whole text if it has at most `charsMax` characters; else more than so many of it. */
function begunText(stored: Json, charsMax: number): string {
  if (typeof stored === 'string') return JSON.stringify(stored.slice(0, charsMax + 1).toWellFormed())
  if (typeof stored !== 'object' || stored === null) return JSON.stringify(stored)
  if (Array.isArray(stored)) return begunList(stored as readonly Json[], charsMax)
  const parts = partsOfMark(stored as JsonObject)
  if (parts) return begunText(shownText({ [kind]: 'secret', parts }), charsMax)
  return begunObject(stored as JsonObject, charsMax)
}

function begunList(items: readonly Json[], charsMax: number): string {
  let text = '['
  for (const item of items) {
    if (text.length > charsMax) return text
    text += (text === '[' ? '' : ',') + begunText(item, charsMax - text.length)
  }
  return `${text}]`
}

function begunObject(object: JsonObject, charsMax: number): string {
  let text = '{'
  for (const name in object) {
    if (text.length > charsMax) return text
    const key = JSON.stringify(
      plainKey(name)
        .slice(0, charsMax + 1)
        .toWellFormed(),
    )
    text += `${text === '{' ? '' : ','}${key}:`
    text += begunText(object[name] ?? null, charsMax - text.length)
  }
  return `${text}}`
}
