// What somebody enters into the form of a button, and what becomes of it. Pure.

import type { Field } from '@countersign/core/flows'

/** Texts as they are typed; switches as they stand. */
export type Entered = Readonly<Record<string, string | boolean>>

export const nothingEntered = (fields: readonly Field[]): Entered =>
  Object.fromEntries(fields.map(({ name, type }) => [name, type === 'boolean' ? false : '']))

export type Read = { inputs: Record<string, unknown>; errors: Record<string, string> }

/** What was left empty is left out. */
export function readInputs(fields: readonly Field[], entered: Entered): Read {
  const inputs: Record<string, unknown> = {}
  const errors: Record<string, string> = {}
  for (const { name, type, required } of fields) {
    const value = entered[name] ?? ''
    if (typeof value === 'boolean') inputs[name] = value
    else if (value.trim() === '') {
      if (required) errors[name] = 'Fill this in.'
    } else if (type === 'number') {
      if (Number.isFinite(Number(value))) inputs[name] = Number(value)
      else errors[name] = 'Enter a number.'
    } else inputs[name] = value.trim()
  }
  return { inputs, errors }
}
