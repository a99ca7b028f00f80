// `npm run sim -- --seeds N [--from S] [--without PROTECTION]`: the long form of the simulation. Exit code 1 if a seed
// failed, which is what is wanted where a protecting line was taken out.

import { parseArgs } from 'node:util'
import { isProtection, protections } from '../sim/protections.ts'
import { runSeeds } from '../sim/runSeeds.ts'
import { showProgress } from './bootstrap/progress.mjs'

const usage = `Usage: npm run sim -- --seeds N [--from S] [--without PROTECTION]

${Object.entries(protections)
  .map(([name, line]) => `  ${name.padEnd(12)} ${line}`)
  .join('\n')}`

const shownMax = 5

function main(): number {
  const run = runFrom(process.argv.slice(2))
  if (!run) {
    console.error(usage)
    return 2
  }
  const begun = performance.now()
  const progress = process.stderr.isTTY ? showProgress(process.stderr) : undefined
  const { passed, failures, totals } = runSeeds(run, (done, failed) => {
    if (done % 20 === 0) progress?.show(`Seed ${run.from + done - 1}: ${done} of ${run.seeds}, ${failed} failed`)
  })
  progress?.end()
  const seconds = (performance.now() - begun) / 1000
  for (const { seed, error } of failures.slice(0, shownMax)) {
    const without = run.without ? ` --without ${run.without}` : ''
    console.log(`\n──────── SEED=${seed}   npm run sim -- --seeds 1 --from ${seed}${without}\n\n${error.stack}`)
  }
  if (failures.length > shownMax)
    console.log(
      `\nFailed too: ${failures
        .slice(shownMax, 100)
        .map(({ seed }) => seed)
        .join(', ')}`,
    )
  const { instances, facts, crashes, finished, outcomeUnknown, unfinished } = totals
  console.log(
    `\n${instances} instances (${finished} finished, ${outcomeUnknown} with an unknown outcome, ${unfinished} still going), ` +
      `${facts} facts, ${crashes} crashes; ${(run.seeds / seconds).toFixed(0)} seeds a second\n${passed} passed, ${failures.length} failed`,
  )
  return failures.length === 0 ? 0 : 1
}

function runFrom(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seeds: { type: 'string', default: '1000' },
        from: { type: 'string', default: '1' },
        without: { type: 'string' },
      },
    })
    const [seeds, from] = [Number(values.seeds), Number(values.from)]
    const { without = null } = values
    if (!Number.isInteger(seeds) || !Number.isInteger(from) || seeds < 1 || from < 0) return null
    if (without !== null && !isProtection(without)) return null
    return { seeds, from, without }
  } catch {
    return null // an option that there is not
  }
}

process.exitCode = main()
