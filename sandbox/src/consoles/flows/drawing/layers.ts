// In which order a body of actions is drawn: those that run at the same time beside each other.

import type { Action } from '../../../automate/index.ts'

/** Each action stands below all that it waits for; within a layer in the order of the definition. */
export function layersOf(body: readonly Action[]): Action[][] {
  const layers: Action[][] = []
  let open = [...body]
  while (open.length > 0) {
    const names = new Set(open.map(({ name }) => name))
    const next = open.filter(({ runAfter }) => !Object.keys(runAfter).some((name) => names.has(name)))
    // A definition whose actions wait for each other in a circle is refused before anything is drawn.
    if (next.length === 0) return [...layers, open]
    layers.push(next)
    open = open.filter((action) => !next.includes(action))
  }
  return layers
}

const ends = {
  Succeeded: 'is successful',
  Failed: 'has failed',
  Skipped: 'is skipped',
  TimedOut: 'has timed out',
} as const

/** What an action waits for, where it is more than that the one above it is successful. */
export function waitsFor(action: Action, above: readonly Action[]): string | undefined {
  const entries = Object.entries(action.runAfter)
  const isOrdinary = entries.every(
    ([name, ended]) => ended.join() === 'Succeeded' && above.some((one) => one.name === name),
  )
  if (entries.length === 0 || (isOrdinary && entries.length === above.length)) return undefined
  const sentences = entries.map(
    ([name, ended]) => `“${name.replaceAll('_', ' ')}” ${ended.map((end) => ends[end]).join(' or ')}`,
  )
  return `Runs after ${sentences.join(' and ')}`
}
