// Narrows a workflow down: each condition says of whom it speaks.

import { type Change, type ChangeValue, heldValue, isReferences, titleOf, valueInWords } from '../changes/index.ts'
import { type ObjectDetails, type ObjectKind, schemaOf } from '../directory/index.ts'

export const scopes = {
  requester: 'the requester’s',
  target: 'the object’s',
  'change.old': 'the old',
  'change.new': 'the new',
} as const

export type Scope = keyof typeof scopes
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]]

export const operators = {
  present: 'is present',
  'not-present': 'is not present',
  equals: 'equals',
  'not-equals': 'does not equal',
} as const

export type Operator = keyof typeof operators
export const operatorNames = Object.keys(operators) as [Operator, ...Operator[]]

export const takesValue = (operator: Operator): boolean => operator === 'equals' || operator === 'not-equals'

export type Condition = { scope: Scope; attribute: string; operator: Operator; value: string }
export type Filter = { match: 'all' | 'any'; conditions: readonly Condition[] }

export const noFilter: Filter = { match: 'all', conditions: [] }

export type Occasion = {
  change: Change
  /** Null where something is to be created. */
  target: ObjectDetails | null
  /** The user of the identity store who asks; null where it is none of it. */
  requester: ObjectDetails | null
}

export type Judged = { condition: Condition; holds: boolean; found: ChangeValue }

/** Every condition with what was found; without conditions everything passes. */
export function judge({ match, conditions }: Filter, occasion: Occasion): { passes: boolean; judged: Judged[] } {
  const judged = conditions.map((condition) => {
    const found = valueAt(condition, occasion)
    return { condition, found, holds: holds(condition, found) }
  })
  const passes = match === 'all' ? judged.every((one) => one.holds) : judged.some((one) => one.holds)
  return { passes: conditions.length === 0 || passes, judged }
}

/** What is to be created is its own target: there is nothing else it could be. */
function valueAt({ scope, attribute }: Condition, { change, target, requester }: Occasion): ChangeValue {
  switch (scope) {
    case 'requester':
      return requester ? heldValue(requester, attribute) : null
    case 'target':
      return target ? heldValue(target, attribute) : (change.new[attribute] ?? null)
    case 'change.old':
      return change.old[attribute] ?? null
    case 'change.new':
      return change.new[attribute] ?? null
  }
}

function holds({ operator, value }: Condition, found: ChangeValue): boolean {
  switch (operator) {
    case 'present':
      return isPresent(found)
    case 'not-present':
      return !isPresent(found)
    case 'equals':
      return says(found, value)
    case 'not-equals':
      return !says(found, value)
  }
}

const isPresent = (found: ChangeValue): boolean => (isReferences(found) ? found.length > 0 : found !== null)

const plain = (text: string): string => text.trim().toLowerCase()

/** Whatever the case; of several people one is enough, by name or id. */
function says(found: ChangeValue, value: string): boolean {
  const wanted = plain(value)
  if (isReferences(found)) return found.some(({ id, name }) => plain(name) === wanted || plain(id) === wanted)
  return plain(found === null ? '' : String(found)) === wanted
}

/** Every provider's attributes are among these. */
const schema = schemaOf('embedded')

const subjects = (scope: Scope, kinds: readonly ObjectKind[]): readonly ObjectKind[] =>
  scope === 'requester' ? ['user'] : kinds

const titleIn = (kinds: readonly ObjectKind[], name: string): string =>
  kinds.map((kind) => titleOf(schema, kind, name)).find((title) => title !== name) ?? name

/** "the requester’s Department equals “Sales”" */
export function conditionInWords(
  { scope, attribute, operator, value }: Condition,
  kinds: readonly ObjectKind[],
): string {
  const of = subjects(scope, kinds)
  const named = `${scopes[scope]} ${titleIn(of, attribute)} ${operators[operator]}`
  return takesValue(operator) ? `${named} “${wordsFor(of, attribute, value)}”` : named
}

export const foundInWords = ({ condition, found }: Judged, kinds: readonly ObjectKind[]): string => {
  const { scope, attribute } = condition
  const words = isReferences(found)
    ? found.map(({ name }) => name).join(', ')
    : wordsFor(subjects(scope, kinds), attribute, found)
  return words === '' ? 'it is not set' : `it is “${words}”`
}

function wordsFor(kinds: readonly ObjectKind[], attribute: string, value: ChangeValue): string {
  const kind = kinds.find((one) => schema[one].some(({ name }) => name === attribute)) ?? 'user'
  const isFlag = schema[kind].some(({ name, type }) => name === attribute && type === 'flag')
  const read = isFlag && typeof value === 'string' ? plain(value) === 'true' : value
  return valueInWords(schema, kind, attribute, read)
}
