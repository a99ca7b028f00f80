// The history of a variable: each value it had, when, and whose doing it was. Pure.

import type { StoryStep } from '@countersign/core/api'
import type { ElementNames } from '../elements/names.ts'

export type Change = {
  key: string
  at: string
  /** “Mateo Rossi”, “Create the user”. */
  by: string
  /** JSON, cut where it is long; null where there was none. */
  before: string | null
  after: string | null
}

type Told = Pick<StoryStep, 'number' | 'at' | 'actor' | 'what' | 'elementId' | 'variables'>

/** The changes of one variable, in the order of the steps; not those of one of the same name elsewhere. */
export const changesOf = (
  steps: readonly Told[],
  scope: string,
  name: string,
  names: Pick<ElementNames, 'nameOf'>,
): Change[] =>
  steps.flatMap((step) =>
    step.variables
      .map((variable, place) => ({ ...variable, key: `${step.number}.${place}` }))
      .filter((variable) => variable.scope === scope && variable.name === name)
      .map(({ key, before, after, elementId }) => ({
        key,
        at: step.at,
        by: doerOf(step, elementId, names),
        before,
        after,
      }))
      // Within one step the last comes first, as the steps do.
      .toReversed(),
  )

function doerOf(
  { actor, what, elementId: about }: Told,
  elementId: string | null,
  names: Pick<ElementNames, 'nameOf'>,
): string {
  const doer = elementId ?? (what === 'started' || what === 'variablesSet' ? null : about)
  if (doer === null) return `${actor ?? 'The server'}${what === 'started' ? ', at the start' : ''}`
  const element = `“${names.nameOf(doer)}”`
  return actor !== null && doer === about ? `${actor}, at ${element}` : element
}

/** A value that was told whole can be set again; undefined for one that was cut, and where there was none. */
export function wholeValue(told: string | null): unknown {
  if (told === null || told.endsWith('…')) return undefined
  try {
    return JSON.parse(told)
  } catch {
    return undefined
  }
}
