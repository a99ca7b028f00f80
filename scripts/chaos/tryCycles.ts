import { type Cycles, cyclesUnderFire } from '../../server/src/testing/killable/cycles.ts'
import { kinds } from '../../server/src/testing/killable/kind.ts'
import { wrongsOf } from '../../server/src/testing/killable/verdict.ts'
import { showProgress } from '../bootstrap/progress.mjs'

/** Answers the exit code. */
export async function tryCycles(form: Cycles): Promise<number> {
  const begun = performance.now()
  const progress = process.stderr.isTTY ? showProgress(process.stderr) : undefined
  const survived = await cyclesUnderFire({
    ...form,
    progress: (ended, { ready }) => progress?.show(`${ended} of ${form.cycles} cycles, ${ready} servers killed`),
  })
  progress?.end()
  const { kills, repeats, started, ends, performed } = survived
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(
    `${started} instances; ${kills.ready} servers killed when the other was ready, ${kills.beginning} while they began; ` +
      `${repeats} requests made again; ${seconds} s\n\n                  completed  outcome unknown    done once  more often`,
  )
  for (const kind of kinds) {
    const { completed = 0, OUTCOME_UNKNOWN: unknown = 0 } = ends[kind]
    const { once, more } = performed[kind]
    const columns = [completed, unknown, once, more].map((count, column) =>
      `${count}`.padStart([16, 17, 13, 12][column] ?? 0),
    )
    console.log(`${kind.padEnd(11)}${columns.join('')}`)
  }
  const wrongs = wrongsOf(form.cycles, survived)
  for (const wrong of wrongs) console.log(`✗ ${wrong}`)
  return wrongs.length === 0 ? 0 : 1
}
