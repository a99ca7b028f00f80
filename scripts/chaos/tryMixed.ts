import { type Mixed, mixedUnderFire } from '../../server/src/testing/killable/mixed/index.ts'
import { showProgress } from '../bootstrap/progress.mjs'

/** Answers the exit code. */
export async function tryMixed(form: Mixed): Promise<number> {
  const begun = performance.now()
  const progress = process.stderr.isTTY ? showProgress(process.stderr) : undefined
  const { kills, repeats, ends, wrongs } = await mixedUnderFire({
    ...form,
    progress: (ended, { ready }) => progress?.show(`${ended} of ${form.cycles} cycles, ${ready} servers killed`),
  })
  progress?.end()
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  console.log(
    `${form.cycles} cycles; ${kills.ready} servers killed when the other was ready, ${kills.beginning} while they began; ` +
      `${repeats} requests made again; ${seconds} s\n`,
  )
  for (const [how, count] of Object.entries(ends).toSorted()) console.log(`${how.padEnd(32)}${count}`)
  for (const wrong of wrongs) console.log(`✗ ${wrong}`)
  return wrongs.length === 0 ? 0 : 1
}
