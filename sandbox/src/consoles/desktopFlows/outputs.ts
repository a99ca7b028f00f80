// Outputs of a flow, as somebody fills them in: a field for each, by its type.

import { html } from 'hono/html'
import { type Json, type JsonObject, parsedOrNothing } from '../../automate/index.ts'
import type { FlowVariable, FlowVariables } from '../../dataverse/index.ts'
import type { Html } from '../../pages/index.ts'
import { type Field, selectField, textArea, textField } from '../frame/index.ts'

const fieldName = ({ name }: FlowVariable): string => `output-${name}`

/** What was sent, and what is wrong with it, by the names of fields. */
export type OutputsForm = { values: Readonly<Record<string, string>>; errors: Readonly<Record<string, string>> }

export const nothingSent: OutputsForm = { values: {}, errors: {} }

export const outputFields = (variables: FlowVariables, { values, errors }: OutputsForm): Html =>
  html`${variables.map((variable) => {
    const name = fieldName(variable)
    const error = errors[name]
    return field(variable, {
      name,
      label: variable.name,
      value: values[name] ?? '',
      ...(variable.description === '' ? {} : { hint: variable.description }),
      ...(error === undefined ? {} : { error }),
    })
  })}`

function field({ type }: FlowVariable, about: Field): Html {
  switch (type) {
    case 'string':
      return textField(about)
    case 'number':
      return textField({ ...about, type: 'number' })
    case 'boolean':
      return selectField({
        ...about,
        options: [
          { value: '', text: 'Nothing' },
          { value: 'true', text: 'True' },
          { value: 'false', text: 'False' },
        ],
      })
    case 'array':
      return textArea({ ...about, rows: 3, hint: hintOf(about, 'JSON, such as ["A", "B"]') })
    case 'object':
      return textArea({ ...about, rows: 3, hint: hintOf(about, 'JSON, such as { "a": 1 }') })
  }
}

const hintOf = ({ hint }: Field, form: string): string => (hint === undefined ? form : `${hint}. ${form}`)

export type OutputsReading = { ok: true; outputs: JsonObject } | { ok: false; form: OutputsForm }

/** What is left empty is not put out. */
export function readOutputs(variables: FlowVariables, form: URLSearchParams): OutputsReading {
  const outputs: Record<string, Json> = {}
  const errors: Record<string, string> = {}
  for (const variable of variables) {
    const text = form.get(fieldName(variable)) ?? ''
    if (text.trim() === '') continue
    const value = valueIn(variable, text)
    if (value === undefined) errors[fieldName(variable)] = wrong[variable.type]
    else outputs[variable.name] = value
  }
  return Object.keys(errors).length === 0
    ? { ok: true, outputs }
    : { ok: false, form: { values: Object.fromEntries(form), errors } }
}

const wrong = {
  string: 'This is no text.',
  number: 'This is no number.',
  boolean: 'This is neither true nor false.',
  array: 'This is no list in JSON.',
  object: 'This is no object in JSON.',
} as const

function valueIn({ type }: FlowVariable, text: string): Json | undefined {
  if (type === 'string') return text
  const value = parsedOrNothing(text)
  if (value === undefined || value === null) return undefined
  const isFitting = Array.isArray(value) ? type === 'array' : typeof value === type
  return isFitting ? value : undefined
}
