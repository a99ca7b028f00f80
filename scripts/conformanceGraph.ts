// `npm run conformance:graph -- FOLDER`: the sandbox's Graph held against what Microsoft publishes about it: its types
// (v1.0-Prod.csdl), its permissions (permissions.json) and its sample requests (sample-queries.json).

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bodiesOfTests, faultsOfAll } from './conformance/graph/bodies.ts'
import { callsOf, deviations, notListed } from './conformance/graph/calls.ts'
import { readCsdl } from './conformance/graph/csdl.ts'
import { judge, readReference, type Verdict } from './conformance/graph/permissions.ts'
import { runSamples, samplesIn } from './conformance/graph/runSamples.ts'
import { startWorld } from './conformance/graph/world.ts'

/** Of 46; below this the run fails. */
const answeredMin = 35

async function run(folder: string): Promise<boolean> {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  const model = readCsdl(read('v1.0-Prod.csdl'))
  const reference = readReference(JSON.parse(read('permissions.json')))
  const samples = samplesIn(JSON.parse(read('sample-queries.json')))
  await using world = await startWorld()
  await world.control('throttling', { isOn: false })

  const verdicts: Verdict[] = []
  const unlisted: string[] = []
  for (const called of callsOf(await world.operations()))
    for (const scheme of ['DelegatedWork', 'Application'] as const) {
      const verdict = await judge(world, reference, called, scheme)
      if (verdict) verdicts.push(verdict)
      else if (!called.path.startsWith('/me')) unlisted.push(`${called.method} ${called.path}`)
    }
  const results = await runSamples(world, samples)
  const seen = [...world.answers, ...(await bodiesOfTests())]
  const faults = faultsOfAll(model, seen)

  const differences = verdicts.flatMap(({ call, scheme, wrong: all }) =>
    all.map((one) => ({
      told: `${call} (${scheme}): ${one}`,
      reason: deviations.find((deviation) => deviation.call.test(call) && deviation.told.test(one))?.reason,
    })),
  )
  const stale = deviations.filter(({ reason }) => !differences.some((difference) => difference.reason === reason))
  const answered = results.filter(({ outcome }) => outcome === 'answered').length
  const wrong = [
    ...results.flatMap(({ sample, outcome, told }) => (outcome === 'wrong' ? `${sample.humanName}: ${told}` : [])),
    ...differences.filter(({ reason }) => reason === undefined).map(({ told }) => told),
    ...stale.map(({ call }) => `a deviation that is none any more: ${call}`),
    ...faults,
  ]
  say(
    'Sample requests, not played:',
    results.flatMap(({ sample, outcome, told }) =>
      outcome === 'not played' ? `${sample.humanName.trim()}: ${told}` : [],
    ),
  )
  say('Calls that the permissions file does not have:', [
    ...Object.entries(notListed).map(([call, reason]) => `${call}: ${reason}`),
    ...new Set(unlisted),
  ])
  say(
    'Permissions by the documentation, against the file:',
    differences.flatMap(({ told, reason }) => (reason === undefined ? [] : `${told}: ${reason}`)),
  )
  say('Wrong:', wrong)
  const checks = verdicts.reduce((sum, { agreed, wrong: all }) => sum + agreed + all.length, 0)
  const agreed = verdicts.reduce((sum, verdict) => sum + verdict.agreed, 0)
  console.log('')
  console.log(`Sample requests answered as documented: ${answered} of ${samples.length} (at least ${answeredMin})`)
  console.log(`Permissions: ${agreed} of ${checks} calls as in the reference (${verdicts.length} rows)`)
  console.log(`Bodies: ${seen.length} held against the types, ${faults.length} faults`)
  return wrong.length === 0 && answered >= answeredMin
}

function say(title: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log(['', title, ...lines.map((line) => `  ${line}`)].join('\n'))
}

const [folder] = process.argv.slice(2)
if (!folder || !existsSync(join(folder, 'v1.0-Prod.csdl'))) {
  console.error('Usage: npm run conformance:graph -- FOLDER   (v1.0-Prod.csdl, permissions.json, sample-queries.json)')
  process.exitCode = 2
} else {
  process.exitCode = (await run(folder)) ? 0 : 1
}
