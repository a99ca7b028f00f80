// What a change means for the object it is about: what it would become, and whether that may still be written.
//
// C1  Whoever decided saw the old values. What no longer holds one of them is a conflict, never overwritten.
// C2  What says the new values already is done: a change that is carried out twice is carried out once.
// C3  What a change does not name may have changed in the meantime.

import {
  type Attributes,
  isRelation,
  type ObjectDetails,
  type Reference,
  type RelationName,
  related,
} from '../directory/index.ts'
import { type ChangeValue, type ChangeValues, isReferences, sameValue, type ValuesChange } from './change.ts'

/** What the object holds under this name at the moment. */
export const heldValue = (details: ObjectDetails, name: string): ChangeValue =>
  isRelation(name) ? related(details, name) : (details.attributes[name] ?? null)

export type Conflict = { name: string; old: ChangeValue; current: ChangeValue }

/** C1: the values that are not what they were when the change was made. */
export const conflictsOf = (details: ObjectDetails, old: ChangeValues): Conflict[] =>
  Object.entries(old).flatMap(([name, was]) => {
    const current = heldValue(details, name)
    return sameValue(was, current) ? [] : [{ name, old: was, current }]
  })

/** C2 */
export const isDone = (details: ObjectDetails, change: ValuesChange): boolean =>
  Object.keys(change.new).length > 0 &&
  Object.entries(change.new).every(([name, value]) => sameValue(value, heldValue(details, name)))

/** The object after the change; its version is for whoever keeps it. */
export function applyTo<Details extends ObjectDetails>(details: Details, values: ChangeValues): Details {
  const attributes: Attributes = { ...details.attributes, ...attributesIn(values) }
  const { displayName } = attributes
  const name = typeof displayName === 'string' ? displayName : details.name
  return { ...details, ...relationsIn(values), attributes, name }
}

export const attributesIn = (values: ChangeValues): Attributes =>
  Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, Attributes[string]] => !isReferences(entry[1]) && !isRelation(entry[0]),
    ),
  )

export const relationsIn = (values: ChangeValues): Partial<Record<RelationName, readonly Reference[]>> =>
  Object.fromEntries(Object.entries(values).filter(([name, value]) => isRelation(name) && isReferences(value)))
