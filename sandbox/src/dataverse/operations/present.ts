// A row as an answer tells it: its columns, its version, and beside them what it was asked for in `Prefer`.

import { createHash } from 'node:crypto'
import type { Call } from '../call.ts'
import { type Column, type Entity, nameOf, type Row } from '../entities/index.ts'
import type { Body } from '../protocol/index.ts'

/** Of what the row says: whoever writes the same again gets the same, which for a client is as good as a number. */
export function versionOf(row: Row): number {
  return createHash('sha256').update(JSON.stringify(row)).digest().readUIntBE(0, 4)
}

export const etagOf = (row: Row): string => `W/"${versionOf(row)}"`

export function present(call: Call, { columns }: Entity, row: Row, select: readonly string[] | undefined): Body {
  const told: Record<string, unknown> = { '@odata.etag': etagOf(row) }
  for (const [name, column] of Object.entries(columns)) {
    if (select && !select.includes(name)) continue
    const value = name === 'versionnumber' ? versionOf(row) : (row[name] ?? null)
    for (const [annotation, text] of annotationsOf(call, column, value)) {
      if (text !== undefined && call.preferences.wantsAnnotation(annotation)) told[`${name}@${annotation}`] = text
    }
    told[name] = value
  }
  return told
}

function annotationsOf(call: Call, { lookup, ...column }: Column, value: unknown): [string, string | undefined][] {
  if (value === null) return []
  const formatted = lookup ? nameOf(call.premises, lookup.target, String(value)) : formattedValue(column, value)
  return [
    ['OData.Community.Display.V1.FormattedValue', formatted],
    ['Microsoft.Dynamics.CRM.associatednavigationproperty', lookup?.navigation],
    ['Microsoft.Dynamics.CRM.lookuplogicalname', lookup?.target],
  ]
}

/** As somebody in the United States reads it: the language of the environment. */
function formattedValue({ type, labels }: Omit<Column, 'lookup'>, value: unknown): string | undefined {
  if (labels) return labels[value as number]
  if (type === 'flag') return value ? 'Yes' : 'No'
  if (type === 'number') return (value as number).toLocaleString('en-US')
  if (type !== 'moment') return undefined
  const moment = new Date(String(value))
  const day = moment.toLocaleDateString('en-US', { timeZone: 'UTC' })
  const time = moment.toLocaleTimeString('en-US', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' })
  return `${day} ${time}`
}
