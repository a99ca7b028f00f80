// What is different between two states of one instance, with as little work as an array copy: visits keep their order,
// a new one comes last, and what did not change is the same object.

import type { ActiveInstance, Instance, ScopeId, Visit } from '../instance.ts'
import { type Json, noVariables, type Variables } from '../values.ts'

export type Changes = {
  readonly opened: readonly Visit[]
  readonly closed: readonly Visit[]
  readonly changed: readonly { readonly from: Visit; readonly to: Visit }[]
}

export function visitChanges(before: Instance, after: Instance): Changes {
  const [old, now] = [visitsOf(before), visitsOf(after)]
  const closed: Visit[] = []
  const changed: { from: Visit; to: Visit }[] = []
  let at = 0
  for (const from of old) {
    const to = now[at]
    if (to?.id !== from.id) closed.push(from)
    else {
      at++
      if (to !== from) changed.push({ from, to })
    }
  }
  return { opened: now.slice(at), closed, changed }
}

/** A variable that has another value than before; without `before` it is new to its scope. */
export type VariableChange = {
  readonly scope: ScopeId
  readonly name: string
  readonly before?: Json
  readonly after: Json
}

/** What a scope takes with it when it closes is not told: nobody changed it. */
export function variableChanges(before: Instance, after: Instance, { opened, changed }: Changes): VariableChange[] {
  const changes = changesIn('process', variablesOf(before), variablesOf(after))
  for (const { from, to } of changed) changes.push(...changesIn(to.id, from.locals, to.locals))
  for (const { id, locals } of opened) changes.push(...changesIn(id, undefined, locals))
  return changes
}

function changesIn(scope: ScopeId, before: Variables = noVariables, after: Variables = noVariables): VariableChange[] {
  if (before === after) return []
  return Object.keys(after).flatMap((name) => {
    const value = after[name] ?? null
    if (!Object.hasOwn(before, name)) return [{ scope, name, after: value }]
    const old = before[name] ?? null
    return isSame(old, value) ? [] : [{ scope, name, before: old, after: value }]
  })
}

const isSame = (a: Json, b: Json): boolean =>
  a === b ||
  (typeof a === 'object' &&
    typeof b === 'object' &&
    a !== null &&
    b !== null &&
    JSON.stringify(a) === JSON.stringify(b))

const visitsOf = (instance: Instance): ActiveInstance['visits'] => (instance.status === 'active' ? instance.visits : [])

const variablesOf = (instance: Instance): Variables => (instance.status === 'new' ? noVariables : instance.variables)
