import type { Failure } from '../runSeeds.ts'
import { type RealSummary, simulateReal } from './simulateReal.ts'

export type RealReport = { readonly summaries: readonly RealSummary[]; readonly failures: readonly Failure[] }

/** One seed after the other. What fails is kept, and the next one runs all the same. */
export async function runRealSeeds(
  seeds: Iterable<number>,
  progress: (seed: number, failed: number) => void = () => {},
): Promise<RealReport> {
  const summaries: RealSummary[] = []
  const failures: Failure[] = []
  for (const seed of seeds) {
    progress(seed, failures.length)
    try {
      summaries.push(await simulateReal(seed))
    } catch (error) {
      failures.push({ seed, error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  return { summaries, failures }
}
