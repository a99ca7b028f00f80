// What the sidebar of the builder shows, and how an address says so. Pure.

import type { ConnectorName } from '@countersign/core/catalog'
import type { Draft } from '@countersign/core/flows'
import type { Place } from '../draft/places.ts'
import type { BuilderSearch } from '../search.ts'

export type Shown =
  | { what: 'overview' }
  | { what: 'trigger' }
  | { what: 'step'; id: string }
  | { what: 'add'; place: Place; system: ConnectorName | null }

export const overview: Shown = { what: 'overview' }

/** A flow that has no trigger yet begins with it. */
export function shownBy({ step, add, system }: BuilderSearch, { trigger }: Pick<Draft, 'trigger'>): Shown {
  if (add !== undefined) return { what: 'add', place: placeIn(add), system: system ?? null }
  if (step === 'trigger' || (step === undefined && trigger === null)) return { what: 'trigger' }
  return step === undefined ? overview : { what: 'step', id: step }
}

const placeIn = (text: string): Place => {
  const [list = '', index = '0'] = text.split('.')
  return { list, index: Number(index) }
}

export function searchFor(shown: Shown): BuilderSearch {
  switch (shown.what) {
    case 'overview':
      return {}
    case 'trigger':
      return { step: 'trigger' }
    case 'step':
      return { step: shown.id }
    case 'add':
      return { add: `${shown.place.list}.${shown.place.index}`, ...(shown.system && { system: shown.system }) }
  }
}
