// `npm run conformance:feel -- FOLDER`: how much of the standard's Technology Compatibility Kit our FEEL passes, beside
// feelin. Fails if feelin passes a case that we don't and no reason of dialect is written down for it.

import { existsSync } from 'node:fs'
import { casesIn } from './conformance/cases.ts'
import { dialect } from './conformance/dialect.ts'
import { wePass } from './conformance/ours.ts'
import { feelinPasses } from './conformance/peer.ts'
import { report } from './conformance/report.ts'

const [folder] = process.argv.slice(2)
if (!folder || !existsSync(folder)) {
  console.error('Usage: npm run conformance:feel -- FOLDER   (a folder of TCK suites as JSON)')
  process.exitCode = 2
} else {
  const outcomes = casesIn(folder).map((one) => ({ ...one, ours: wePass(one), feelin: feelinPasses(one) }))
  const { lines, ok } = report(outcomes, dialect)
  for (const line of lines) console.log(line)
  process.exitCode = ok ? 0 : 1
}
