import { showProgress } from '../bootstrap/progress.mjs'
import { type Outcome, sum, tally } from './outcome.ts'

export type Stage = { name: string; checks: readonly (() => Promise<Outcome>)[] }

const cores = 2 // what the smallest machine has

/** One stage after the other, a line for each; the checks of a stage side by side. Ends with the tally. */
export async function runStages(stages: readonly Stage[]): Promise<Outcome> {
  const outcomes: Outcome[] = []
  for (const { name, checks } of stages) {
    const progress = process.stderr.isTTY ? showProgress(process.stderr) : undefined
    progress?.show(name)
    const begun = performance.now()
    const outcome = sum(await sideBySide(checks))
    progress?.end()
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    if (checks.length > 0) console.log(`${name}: ${tally(outcome)} (${seconds} s)`)
    outcomes.push(outcome)
  }
  const all = sum(outcomes)
  for (const failure of all.failures) console.log(`\n──────── ${failure}`)
  console.log(`\n${tally(all)}`)
  return all
}

async function sideBySide(checks: readonly (() => Promise<Outcome>)[]): Promise<Outcome[]> {
  const waiting = checks.values()
  const outcomes: Outcome[] = []
  const work = async (): Promise<void> => {
    for (const check of waiting) outcomes.push(await check())
  }
  await Promise.all(Array.from({ length: cores }, work))
  return outcomes
}
