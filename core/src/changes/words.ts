import { isRelation, type ObjectKind, relationTitles, type Schema } from '../directory/index.ts'
import { type Change, type ChangeValue, isReferences } from './change.ts'

/** The title of what a change names: an attribute, a relation. */
export function titleOf(schema: Schema, kind: ObjectKind, name: string): string {
  if (isRelation(name) || name === 'members') return relationTitles[name]
  return schema[kind].find((attribute) => attribute.name === name)?.title ?? name
}

/** A value as a page shows it; nothing is an empty text. */
export function valueInWords(schema: Schema, kind: ObjectKind, name: string, value: ChangeValue | undefined): string {
  if (value === undefined || value === null) return ''
  if (isReferences(value)) return value.map((one) => one.name).join(', ')
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  const attribute = schema[kind].find((one) => one.name === name)
  return attribute?.choices?.find((choice) => choice.value === value)?.title ?? value
}

/** Whom or what a change is about: its target, or what is to be created. */
export const subjectOf = (change: Pick<Change, 'target' | 'new'>): string => {
  const { displayName } = change.new
  return change.target?.name ?? (typeof displayName === 'string' ? displayName : '')
}
