// What a filled-in form changes. Pure.

import { isSame } from '../../instances/variables/values.ts'
import { type Draft, draftOf, readDraft } from './draft.ts'
import { type Field, keyOf, valueAt, withValueAt } from './field.ts'

type Variables = Readonly<Record<string, unknown>>

/** What somebody has entered, by the keys of the fields; what nobody touched is not in it. */
export type Drafts = Readonly<Record<string, Draft>>

/** What stands in the field: what was entered, else the value, else the default. */
export function shownDraft(field: Field, drafts: Drafts, variables: Variables): Draft {
  const entered = drafts[keyOf(field)]
  if (entered !== undefined) return entered
  const value = valueAt(variables, field.path)
  return draftOf(field, value === undefined ? field.byDefault : value)
}

export type Changes =
  | { ok: true; variables: Record<string, unknown> }
  /** By the keys of the fields. */
  | { ok: false; errors: Record<string, string> }

/** Only what is not so already: what somebody else changes meanwhile is not set back. */
export function changesOf(fields: readonly Field[], drafts: Drafts, variables: Variables): Changes {
  const errors: Record<string, string> = {}
  const changed: Record<string, unknown> = {}
  for (const field of fields.filter(({ isReadOnly }) => !isReadOnly)) {
    const draft = shownDraft(field, drafts, variables)
    const reading = readDraft(field, draft)
    if (!reading.ok) errors[keyOf(field)] = reading.message
    else if (isNew(field, draft, reading.value, variables)) set(changed, field.path, reading.value ?? null, variables)
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, variables: changed }
}

/** A box that nobody ticked says no, where nothing said yes or no before; any other empty field says nothing. */
function isNew(field: Field, draft: Draft, value: unknown, variables: Variables): boolean {
  const before = valueAt(variables, field.path)
  if (field.kind === 'yesNo') return before !== value
  return before === undefined ? !isEmpty(value) : !isSame(draft, draftOf(field, before))
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function set(
  changed: Record<string, unknown>,
  [name, ...way]: Field['path'],
  value: unknown,
  variables: Variables,
): void {
  const before = Object.hasOwn(changed, name) ? changed[name] : variables[name]
  changed[name] = withValueAt(before, way, value)
}

/** What expressions of the form see: the variables, with what was entered so far. What can't be read yet is as before. */
export function entered(fields: readonly Field[], drafts: Drafts, variables: Variables): Record<string, unknown> {
  const seen: Record<string, unknown> = { ...variables }
  for (const field of fields) {
    const draft = shownDraft(field, drafts, variables)
    const reading = readDraft({ ...field, isRequired: false }, draft)
    if (reading.ok && isNew(field, draft, reading.value, variables))
      set(seen, field.path, reading.value ?? null, variables)
  }
  return seen
}
