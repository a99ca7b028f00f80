import { readFileSync } from 'node:fs'
import type { Json } from '@countersign/engine/feel'

export type JsonFile = { readonly ok: true; readonly json: Json } | { readonly ok: false; readonly why: string }

export function readJsonFile(file: string): JsonFile {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return { ok: false, why: `${file} can’t be read.` }
  }
  try {
    return { ok: true, json: JSON.parse(text) as Json }
  } catch (cause) {
    return { ok: false, why: `${file} is no JSON: ${cause instanceof Error ? cause.message : cause}` }
  }
}
