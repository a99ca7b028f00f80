// The properties of a user that a page lets be written, and how they come back.

import { html } from 'hono/html'
import type { Properties } from '../../../directory/index.ts'
import type { Html } from '../../../pages/index.ts'
import { textField } from '../../frame/index.ts'

const fields = [
  ['givenName', 'First name', 64],
  ['surname', 'Last name', 64],
  ['jobTitle', 'Job title', 128],
  ['department', 'Department', 64],
  ['officeLocation', 'Office location', 128],
  ['mobilePhone', 'Mobile phone', 64],
  ['employeeId', 'Employee ID', 16],
  ['usageLocation', 'Usage location (two letters)', 2],
] as const

export const propertyFields = (value: (name: string) => string): Html =>
  html`${fields.map(([name, label]) => textField({ name, label, value: value(name) }))}`

/** What is empty has no value: null takes away what there was. */
export function propertiesIn(form: URLSearchParams): { values: Properties; fault: string | undefined } {
  const sent = fields.map(([name, label, max]) => ({ name, label, max, text: form.get(name)?.trim() ?? '' }))
  const long = sent.find(({ text, max }) => text.length > max)
  return {
    values: Object.fromEntries(sent.map(({ name, text }) => [name, text === '' ? null : text])),
    fault: long && `${long.label} is too long: ${long.max} letters at most.`,
  }
}
