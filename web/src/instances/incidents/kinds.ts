// Many incidents often have one cause: one of each kind tells all. Pure.

import type { Incident } from '@countersign/core/api'

type Kind = Pick<Incident, 'elementId' | 'code'>

/** The first of each kind, with the number of all that are like it: of the same element, with the same code. */
export function firstOfEachKind<One extends Kind>(incidents: readonly One[]): { first: One; count: number }[] {
  const kinds = Map.groupBy(incidents, ({ elementId, code }) => JSON.stringify([elementId, code]))
  return [...kinds.values()].flatMap((alike) => (alike[0] ? [{ first: alike[0], count: alike.length }] : []))
}
