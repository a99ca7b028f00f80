import { type Instance, type ScopeId, type Variables, visibleIn } from '@countersign/engine'
import { excerpt } from '@countersign/engine/feel'

const namesMax = 20 // the history has all of them
const charsMax = 200

type Active = Extract<Instance, { status: 'active' }>

/** What the audit log is told of variables that somebody changed: old and new, where they could be seen. */
export function editDetails(state: Active, scope: ScopeId, variables: Variables): Record<string, unknown> {
  const seen = visibleIn(state, scope)
  const names = Object.keys(variables)
  const told = names.slice(0, namesMax)
  const textsOf = (values: Variables) =>
    Object.fromEntries(
      told.flatMap((name) => (Object.hasOwn(values, name) ? [[name, excerpt(values[name] ?? null, charsMax)]] : [])),
    )
  const others = names.length - told.length
  return { scope, old: textsOf(seen), new: textsOf(variables), ...(others > 0 && { others }) }
}
