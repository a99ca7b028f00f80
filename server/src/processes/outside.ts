// The border of an instance: what comes in from outside, and what is shown of what is inside.

import type { Json, Variables } from '@countersign/engine'
import { fromOutside, showVariable } from '@countersign/engine/feel'
import type { Settled } from './jobs/action.ts'
import { variablesMax } from './limits.ts'

export type TakenIn =
  | { readonly ok: true; readonly variables: Variables }
  | { readonly ok: false; readonly reason: string }

/** Variables as an instance keeps them: from outside nobody names a secret. */
export function variablesFrom(outside: Readonly<Record<string, unknown>>): TakenIn {
  const count = Object.keys(outside).length
  if (count > variablesMax)
    return { ok: false, reason: `These are ${count} variables; at most ${variablesMax} are kept.` }
  const taken = fromOutside(outside as Json)
  return taken.ok ? { ok: true, variables: taken.variable as Variables } : { ok: false, reason: taken.refusal.message }
}

/** For people and for workers outside: the names of secrets where they will stand. */
export const shownVariables = (stored: Variables): Record<string, unknown> =>
  showVariable(stored) as Record<string, unknown>

/** What an action brings comes from outside too. */
export function takenIn(outcome: Settled): Settled {
  if (!('variables' in outcome) || outcome.variables === undefined) return outcome
  const taken = variablesFrom(outcome.variables)
  if (taken.ok) return { ...outcome, variables: taken.variables }
  const message = `What it brought can’t be kept: ${taken.reason}`
  return { type: 'failed', message, retries: 0, also: outcome.also }
}
