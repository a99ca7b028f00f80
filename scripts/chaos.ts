// `npm run chaos`: two servers on one database, each killed with -9 as soon as the other is ready, while 5,000 cycles
// run. `-- --mixed`: 500 cycles of requests with a linked flow, desktop flows and action flows instead, before the sandbox.
// `-- --seeds N`: seeded faults on the real host instead. Exit code 1 if anything was lost or done twice; which is
// what is wanted where a protecting line was taken out (`--without`).

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { cuts, isCut } from './chaos/cuts.ts'
import { tryCycles } from './chaos/tryCycles.ts'
import { tryMixed } from './chaos/tryMixed.ts'
import { trySeeds } from './chaos/trySeeds.ts'

const usage = `Usage: npm run chaos [-- [--cycles N] [--clients N] [--kills N] [--without LINE]]
       npm run chaos -- --mixed [--cycles N] [--clients N] [--kills N] [--without LINE]
       npm run chaos -- --seeds N [--from S] [--without LINE]

${Object.entries(cuts)
  .map(([name, { promise }]) => `  ${name.padEnd(12)} ${promise}`)
  .join('\n')}`

async function main(args: readonly string[]): Promise<number> {
  const asked = read(args)
  if (!asked) {
    console.error(usage)
    return 2
  }
  const { without, seeds, from, form, mixed } = asked
  if (without !== undefined) return again(args, without)
  if (mixed) return tryMixed(form)
  return seeds === null ? tryCycles(form) : trySeeds(from, seeds)
}

/** The same without this line, in a process that loads the product without it. */
function again(args: readonly string[], without: string): number {
  const place = args.findIndex((arg) => arg === '--without' || arg.startsWith('--without='))
  const others = args.toSpliced(place, args[place] === '--without' ? 2 : 1)
  const cutting = join(import.meta.dirname, 'chaos', 'cutting.ts')
  const env = { ...process.env, CHAOS_WITHOUT: without }
  const self = fileURLToPath(import.meta.url)
  return spawnSync(process.execPath, ['--import', cutting, self, ...others], { env, stdio: 'inherit' }).status ?? 1
}

const usualCycles = { cycles: '5000', clients: '64', kills: '150' }
const usualMixed = { cycles: '500', clients: '8', kills: '50' }

function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        mixed: { type: 'boolean', default: false },
        cycles: { type: 'string' },
        clients: { type: 'string' },
        kills: { type: 'string' },
        seeds: { type: 'string' },
        from: { type: 'string', default: '1' },
        without: { type: 'string' },
      },
    })
    const { without, seeds, mixed } = values
    const usual = mixed ? usualMixed : usualCycles
    const form = { ...usual, ...values }
    const numbers = [form.cycles, form.clients, form.kills, values.from, seeds ?? '1'].map(Number)
    if (!numbers.every((number) => Number.isInteger(number) && number > 0)) return null
    if (without !== undefined && !isCut(without)) return null
    const [cycles = 0, clients = 0, kills = 0, from = 0, count = 0] = numbers
    return { form: { cycles, clients, kills }, from, without, mixed, seeds: seeds === undefined ? null : count }
  } catch {
    return null // an option that there is not
  }
}

process.exitCode = await main(process.argv.slice(2))
