// `npm run bench`: how fast it is, as a table on the terminal and as JSON in a file. Exit code 1 if something of ours
// could not be measured; a figure that is missed is told, and is no error.

import { parseArgs } from 'node:util'
import { bench, type Options } from '../bench/bench.ts'
import { reportOf } from '../bench/report.ts'
import { type Row, rows } from '../bench/rows.ts'
import { holdWorlds } from '../bench/runProgram.ts'
import { StartRefusal } from '../server/src/platform/startRefusal.ts'
import { installPeers } from './bench/installPeers.ts'
import { keep, publish, recordOf } from './bench/record.ts'
import { showProgress } from './bootstrap/progress.mjs'
import { buildPages } from './pages.ts'
import { CantStart } from './up/cantStart.ts'

const usage = `Usage: npm run bench -- [--peers] [--write] [--quick] [--only ROW,…]

  --peers  those we compare with too; installs them under bench/peers
  --write  puts the table into bench/README.md, and the figures beside it
  --quick  fewer and shorter rounds
  --only   ${rows.map(({ name }) => name).join(', ')}`

async function main(): Promise<number> {
  const asked = askedFor(process.argv.slice(2))
  if (!asked) {
    console.error(usage)
    return 2
  }
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  using _worlds = await holdWorlds()
  const progress = showProgress(process.stderr)
  await buildPages(progress, stopping.signal)
  const runs = await bench(asked.rows, {
    quick: asked.quick,
    peers: asked.peers && (await peersIn(progress)),
    stop: stopping.signal,
    begins: ({ who, program }) => progress.show(`${who}: ${program}`),
    ended: ({ program }, { seconds, load, ...told }) => {
      progress.end()
      console.error(`${program}: ${seconds.toFixed(0)} s, load ${load.toFixed(1)} before`)
      if ('failed' in told) console.error(told.failed)
    },
  })
  const record = recordOf(runs, asked.quick)
  const report = reportOf({ ...record, rows: asked.rows, runs })
  if (asked.write) publish(record, report)
  console.log(`\n${report}\n\n${keep(record)}`)
  return asked.rows.every(({ ours }) => 'figures' in (runs.get(ours.program) ?? {})) ? 0 : 1
}

async function peersIn(progress: ReturnType<typeof showProgress>): Promise<Options['peers']> {
  progress.show('Installing those we compare with', 'about 20 s')
  try {
    await installPeers()
    return true
  } catch (cause) {
    return { failed: `not installed: ${cause instanceof Error ? cause.message : String(cause)}` }
  } finally {
    progress.end()
  }
}

type Asked = { rows: readonly Row[]; quick: boolean; peers: boolean; write: boolean }

function askedFor(args: readonly string[]): Asked | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        peers: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    })
    const { only, ...flags } = values
    const names = only?.split(',')
    if (names?.some((name) => !rows.some((row) => row.name === name))) return null
    // The README shows everything, and as it is.
    if (flags.write && (names || flags.quick || !flags.peers)) return null
    return { ...flags, rows: rows.filter(({ name }) => names?.includes(name) ?? true) }
  } catch {
    return null // an option that there is not
  }
}

try {
  process.exitCode = await main()
} catch (cause) {
  const isToldInASentence = cause instanceof StartRefusal || cause instanceof CantStart
  const isStopped = cause instanceof DOMException && cause.name === 'AbortError'
  if (!isToldInASentence && !isStopped) throw cause
  console.error(isStopped ? 'Stopped.' : cause.message)
  process.exitCode = 1
}
