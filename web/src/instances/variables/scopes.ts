// Where variables live: in the process, or in an element that was reached and not yet left. Pure.

import type { InstanceDetails, Visit } from '@countersign/core/api'
import { isSame } from './values.ts'

export const processScope = 'process'

export type Variable = { scope: string; name: string; value: unknown }

/** One name for a variable: there may be others of the same name elsewhere. */
export const keyOf = ({ scope, name }: { scope: string; name: string }): string => JSON.stringify([scope, name])

type Holder = Pick<InstanceDetails, 'variables' | 'status'> & { visits: readonly Pick<Visit, 'id' | 'variables'>[] }

/** Those of the process first, then those of its elements, in the order in which they were reached. */
export const variablesOf = ({ variables, visits }: Holder): Variable[] => [
  ...within(processScope, variables),
  ...visits.flatMap(({ id, variables: own }) => within(id, own ?? {})),
]

const within = (scope: string, variables: Readonly<Record<string, unknown>>): Variable[] =>
  Object.entries(variables).map(([name, value]) => ({ scope, name, value }))

/** How a variable stands now; `gone` with its scope, and with an instance that has ended nothing can be set. */
export type Standing = { is: 'there'; value: unknown } | { is: 'absent' } | { is: 'gone' } | { is: 'over' }

export function standingOf(holder: Holder, scope: string, name: string): Standing {
  if (holder.status !== 'active') return { is: 'over' }
  const variables = scopeIn(holder, scope)
  if (variables === undefined) return { is: 'gone' }
  return Object.hasOwn(variables, name) ? { is: 'there', value: variables[name] } : { is: 'absent' }
}

/** What it is now, whether or not it can be set; undefined where it is not, which no JSON is. */
export function presentValue(holder: Holder, scope: string, name: string): unknown {
  const variables = scopeIn(holder, scope) ?? {}
  return Object.hasOwn(variables, name) ? variables[name] : undefined
}

/** Undefined where the scope is not there; an element that waits may have no variables of its own. */
function scopeIn({ variables, visits }: Holder, scope: string): Readonly<Record<string, unknown>> | undefined {
  if (scope === processScope) return variables
  const visit = visits.find(({ id }) => id === scope)
  return visit && (visit.variables ?? {})
}

/** Whether somebody who looked at it then still sees the same. */
export const isAsBefore = (before: Standing, now: Standing): boolean =>
  before.is === 'there' && now.is === 'there' ? isSame(before.value, now.value) : before.is === now.is

/** The element of a visit: `ask#3` is the third visit of `ask`. */
export const elementOf = (visit: string): string => visit.slice(0, visit.lastIndexOf('#'))
export const turnOf = (visit: string): string => visit.slice(visit.lastIndexOf('#') + 1)
