// Where variables live. A scope sees its own and those of all scopes around it, the nearer before the farther.

import { type ActiveInstance, type ScopeId, scopeOf, type Visit } from './instance.ts'
import { noVariables, type Variables, withEntry } from './values.ts'
import { changeVisit, openVisitOf } from './visits.ts'

/** All variables that an element in this scope can read. */
export function visibleIn(instance: ActiveInstance, scope: ScopeId): Variables {
  if (scope === 'process') return instance.variables
  const visit = openVisitOf(instance, scope)
  return visibleTo(instance, visit)
}

export const visibleTo = (instance: ActiveInstance, visit: Visit): Variables =>
  withLocals(visibleIn(instance, scopeOf(visit)), ownOf(visit))

/** What is collected so far can be read under its name, but nobody writes it. */
function ownOf(visit: Visit): Variables | undefined {
  if (visit.waitsFor !== 'rounds' || !visit.outputs) return visit.locals
  return withEntry(visit.locals ?? noVariables, visit.outputs.name, visit.outputs.values)
}

export const withLocals = (variables: Variables, locals: Variables | undefined): Variables =>
  locals ? { ...variables, ...locals } : variables

/** Each variable goes where its name is, from the scope outward; a new name goes to the process. */
export function propagate(instance: ActiveInstance, from: ScopeId, brought: Variables): ActiveInstance {
  let next = instance
  let rest = brought
  for (let scope = from; scope !== 'process'; ) {
    const visit = openVisitOf(next, scope)
    const { known, unknown } = split(rest, visit.locals)
    if (known) next = changeVisit(next, { ...visit, locals: { ...visit.locals, ...known } })
    rest = unknown
    scope = scopeOf(visit)
  }
  return isEmpty(rest) ? next : { ...next, variables: { ...next.variables, ...rest } }
}

/** Those whose names are in the scope, and the others. */
export function split(
  brought: Variables,
  scope: Variables | undefined,
): { known: Variables | null; unknown: Variables } {
  if (!scope) return { known: null, unknown: brought }
  const names = Object.keys(brought)
  const known = names.filter((name) => Object.hasOwn(scope, name))
  if (known.length === 0) return { known: null, unknown: brought }
  const unknown = names.filter((name) => !Object.hasOwn(scope, name))
  return { known: picked(brought, known), unknown: picked(brought, unknown) }
}

const picked = (variables: Variables, names: readonly string[]): Variables =>
  Object.fromEntries(names.map((name) => [name, variables[name] ?? null]))

export const isEmpty = (variables: Variables): boolean => {
  for (const _ in variables) return false
  return true
}

/** Variables that are new to the scope itself, whatever is around it. */
export const setLocally = (instance: ActiveInstance, scope: ScopeId, variables: Variables): ActiveInstance => {
  if (scope === 'process') return { ...instance, variables: { ...instance.variables, ...variables } }
  const visit = openVisitOf(instance, scope)
  return changeVisit(instance, { ...visit, locals: { ...(visit.locals ?? noVariables), ...variables } })
}
