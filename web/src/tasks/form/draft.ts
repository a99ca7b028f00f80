// Between a value and what stands in its field while somebody types. Pure.

import { isSame, readValue, written } from '../../instances/variables/values.ts'
import type { Field, FieldOf } from './field.ts'
import { shownMoment, writtenMoment } from './moment.ts'

/** Of a choice: the numbers of its options, as the browser's lists want them. */
export type Draft = string | boolean | readonly string[]

export type Reading = { ok: true; value: unknown } | { ok: false; message: string }

/** What stands in the field for this value. */
export function draftOf(field: Field, value: unknown): Draft {
  switch (field.kind) {
    case 'text':
    case 'number':
      return value === undefined || value === null ? '' : String(value)
    case 'yesNo':
      return value === true
    case 'choice':
      return value === undefined || value === null ? '' : numberOf(field, value)
    case 'choices':
      return Array.isArray(value) ? value.map((one) => numberOf(field, one)).filter((number) => number !== '') : []
    case 'moment':
      return shownMoment(value, field.part)
    case 'json':
      return value === undefined ? '' : written(value)
  }
}

const numberOf = ({ options }: FieldOf<'choice' | 'choices'>, value: unknown): string => {
  const index = options.findIndex((option) => isSame(option.value, value))
  return index === -1 ? '' : String(index)
}

/** What somebody entered, if it is what the field asks for. Nothing entered is undefined; for a text it is a text. */
export function readDraft(field: Field, draft: Draft): Reading {
  if (field.isRequired && isMissing(draft)) return no(missing(field))
  switch (field.kind) {
    case 'text':
      return readText(field, String(draft))
    case 'number':
      return readNumber(field, String(draft).trim())
    case 'yesNo':
      return { ok: true, value: draft === true }
    case 'choice':
      return { ok: true, value: draft === '' ? undefined : field.options[Number(draft)]?.value }
    case 'choices':
      return { ok: true, value: Array.isArray(draft) ? draft.map((one) => field.options[Number(one)]?.value) : [] }
    case 'moment':
      return {
        ok: true,
        value: draft === '' ? undefined : writtenMoment(String(draft), field.part, field.zone),
      }
    case 'json':
      return readJson(String(draft))
  }
}

const no = (message: string): Reading => ({ ok: false, message })

const isMissing = (draft: Draft): boolean =>
  typeof draft === 'string' ? draft.trim() === '' : draft === false || (Array.isArray(draft) && draft.length === 0)

function missing({ kind }: Field): string {
  if (kind === 'yesNo') return 'Tick this.'
  if (kind === 'choice') return 'Choose one.'
  return kind === 'choices' ? 'Choose at least one.' : 'Fill this in.'
}

function readText({ lengthMin, lengthMax, pattern }: FieldOf<'text'>, text: string): Reading {
  if (text === '') return { ok: true, value: text }
  if (lengthMin !== null && text.length < lengthMin) return no(`Use at least ${lengthMin} characters.`)
  if (lengthMax !== null && text.length > lengthMax) return no(`Use at most ${lengthMax} characters.`)
  if (pattern && !pattern.fits(text)) return no(pattern.wording)
  return { ok: true, value: text }
}

function readNumber({ asText, min, max }: FieldOf<'number'>, text: string): Reading {
  if (text === '') return { ok: true, value: undefined }
  const value = Number(text)
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(value))
    return no('Enter a number, such as 1250.50.')
  if (min !== null && value < min) return no(`Enter ${min} or more.`)
  if (max !== null && value > max) return no(`Enter ${max} or less.`)
  return { ok: true, value: asText ? text : value }
}

function readJson(text: string): Reading {
  if (text.trim() === '') return { ok: true, value: undefined }
  const read = readValue(text)
  return read.ok ? read : no(read.reason)
}
