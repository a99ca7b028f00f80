import type { Draft, Value } from '@countersign/core/flows'
import { everyStep } from './places.ts'
import { valuesOf } from './values.ts'

export type Ids = { step: () => string; path: () => string }

/**
 * Ids that are new to a draft. Those that something still names are not given again, so that what has lost its step does
 * not find another one in its place.
 */
export function newIds(draft: Draft): Ids {
  const steps = everyStep(draft).map(({ step }) => step)
  let lastStep = highest('s', [...steps.map(({ id }) => id), ...steps.flatMap(valuesOf).flatMap(originsIn)])
  let lastPath = highest(
    'p',
    steps.flatMap((step) => (step.kind === 'branch' ? step.paths.map(({ id }) => id) : [])),
  )
  return {
    step: () => {
      lastStep += 1
      return `s${lastStep}`
    },
    path: () => {
      lastPath += 1
      return `p${lastPath}`
    },
  }
}

const highest = (letter: string, ids: readonly string[]): number =>
  Math.max(0, ...ids.filter((id) => id.startsWith(letter)).map((id) => Number(id.slice(1)) || 0))

const originsIn = (value: Value): string[] => value.flatMap((part) => ('from' in part ? [part.from] : []))
