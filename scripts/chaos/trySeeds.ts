import { runRealSeeds } from '../../sim/real/runRealSeeds.ts'
import { showProgress } from '../bootstrap/progress.mjs'

const shownMax = 3

/** Answers the exit code. */
export async function trySeeds(from: number, count: number): Promise<number> {
  const begun = performance.now()
  const progress = process.stderr.isTTY ? showProgress(process.stderr) : undefined
  const seeds = Array.from({ length: count }, (_, index) => from + index)
  const { summaries, failures } = await runRealSeeds(seeds, (seed, failed) =>
    progress?.show(`Seed ${seed}: ${seed - from} of ${count}, ${failed} failed`),
  )
  progress?.end()
  const without = process.env.CHAOS_WITHOUT ? ` --without ${process.env.CHAOS_WITHOUT}` : ''
  for (const { seed, error } of failures.slice(0, shownMax))
    console.log(`──────── SEED=${seed}   npm run chaos -- --seeds 1 --from ${seed}${without}\n\n${error.stack}\n`)
  if (failures.length > shownMax)
    console.log(
      `Failed too: ${failures
        .slice(shownMax)
        .map(({ seed }) => seed)
        .join(', ')}\n`,
    )
  const sum = (of: (summary: (typeof summaries)[number]) => number): number =>
    summaries.reduce((total, summary) => total + of(summary), 0)
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(
    `${sum(({ instances }) => instances)} instances (${sum(({ finished }) => finished)} finished, ` +
      `${sum(({ outcomeUnknown }) => outcomeUnknown)} with an unknown outcome, ` +
      `${sum(({ unfinished }) => unfinished)} still going), ${sum(({ facts }) => facts)} facts, ` +
      `${sum(({ crashedAt }) => crashedAt.length)} crashes; ${seconds} s\n` +
      `${summaries.length} passed, ${failures.length} failed`,
  )
  return failures.length === 0 ? 0 : 1
}
