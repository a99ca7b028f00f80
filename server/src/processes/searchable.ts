import type { Instance, Json, Variables } from '@countersign/engine'
import { storable } from '../platform/storable.ts'
import type { VariableChange } from './instances/sql.ts'

const textMax = 255 // longer texts are contents, not something one looks up by

const isSearchable = (text: string): boolean => text.length <= textMax && text === storable(text)

/** How a value is found again; null for what one can't search by. */
export function searchText(value: Json | undefined): string | null {
  if (typeof value === 'string') return isSearchable(value) ? value : null
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** What has to change in the table of searchable variables, so that it says what the instance says. */
export function variableChanges(instanceId: string, before: Instance, after: Instance): VariableChange[] {
  const old = variablesOf(before)
  const now = variablesOf(after)
  if (old === now) return []
  const names = new Set([...Object.keys(old), ...Object.keys(now)])
  return [...names].flatMap((name) => {
    const value = searchText(now[name])
    return value === searchText(old[name]) || !isSearchable(name) ? [] : [{ instanceId, name, value }]
  })
}

const none: Variables = {}

const variablesOf = (instance: Instance): Variables => (instance.status === 'new' ? none : instance.variables)
