import type { Survived } from './cycles.ts'
import { kinds } from './kind.ts'

const actionsPerCycle = 2

/** What must not be: a sentence for each. */
export function wrongsOf(cycles: number, { started, left, ends, performed }: Survived): readonly string[] {
  const wrongs: string[] = []
  if (started !== cycles) wrongs.push(`${started} instances were started for ${cycles} cycles`)
  if (left > 0) wrongs.push(`${left} rows of work are left that nobody does`)
  for (const kind of kinds) {
    const { once, more } = performed[kind]
    if (more > 0) wrongs.push(`${more} actions of kind ${kind} were performed more than once`)
    const { completed = 0, OUTCOME_UNKNOWN: unknown = 0, ...others } = ends[kind]
    if (once + more < completed * actionsPerCycle)
      wrongs.push(`actions of kind ${kind} were not performed, but said to be`)
    if (unknown > 0 && kind !== 'unsafe') wrongs.push(`${unknown} instances of kind ${kind} can’t know what was done`)
    for (const [how, count] of Object.entries(others)) wrongs.push(`${count} instances of kind ${kind} are ${how}`)
  }
  return wrongs
}
