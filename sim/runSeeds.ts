import type { Protection } from './protections.ts'
import { type Summary, simulate } from './simulate.ts'

export type Run = { readonly from: number; readonly seeds: number; readonly without: Protection | null }
export type Failure = { readonly seed: number; readonly error: Error }
export type Report = { readonly passed: number; readonly failures: readonly Failure[]; readonly totals: Totals }
export type Totals = { readonly [K in Exclude<keyof Summary, 'kind' | 'crashedAt'> | 'crashes']: number }

/** One seed after the other. What fails is kept, and the next one runs all the same. */
export function runSeeds(
  { from, seeds, without }: Run,
  progress: (done: number, failed: number) => void = () => {},
): Report {
  const failures: Failure[] = []
  let totals: Totals = { instances: 0, facts: 0, crashes: 0, finished: 0, outcomeUnknown: 0, unfinished: 0 }
  for (let seed = from; seed < from + seeds; seed++) {
    try {
      totals = plus(totals, simulate(seed, without))
    } catch (error) {
      failures.push({ seed, error: error instanceof Error ? error : new Error(String(error)) })
    }
    progress(seed - from + 1, failures.length)
  }
  return { passed: seeds - failures.length, failures, totals }
}

const plus = (totals: Totals, summary: Summary): Totals => ({
  instances: totals.instances + summary.instances,
  facts: totals.facts + summary.facts,
  crashes: totals.crashes + summary.crashedAt.length,
  finished: totals.finished + summary.finished,
  outcomeUnknown: totals.outcomeUnknown + summary.outcomeUnknown,
  unfinished: totals.unfinished + summary.unfinished,
})
