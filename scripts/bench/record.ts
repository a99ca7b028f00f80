import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from '../../bench/bench.ts'
import { type Machine, machine } from '../../bench/machine.ts'
import { root } from '../bootstrap/root.mjs'

export type Record = {
  readonly at: string
  readonly commit: string | null
  readonly quick: boolean
  readonly machine: Machine
  readonly programs: { readonly [program: string]: Run }
}

export const recordOf = (runs: ReadonlyMap<string, Run>, quick: boolean): Record => ({
  at: new Date().toISOString(),
  commit: commit(),
  quick,
  machine: machine(),
  programs: Object.fromEntries(runs),
})

function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  } catch {
    return null // a download without git
  }
}

const results = join(root, 'node_modules', '.cache', 'bench-results')

/** Everything that was measured, for whoever wants to compare. Answers the file. */
export function keep(record: Record): string {
  mkdirSync(results, { recursive: true })
  const file = join(results, `${record.at.replaceAll(':', '-')}.json`)
  writeFileSync(file, textOf(record))
  return file
}

const readme = join(root, 'bench', 'README.md')
const between = /(<!-- measured -->\n)[\s\S]*(<!-- \/measured -->)/

/** Into the README goes what people read, beside it what they may check it by. */
export function publish(record: Record, report: string): void {
  writeFileSync(join(root, 'bench', 'recorded.json'), textOf(record))
  writeFileSync(readme, readFileSync(readme, 'utf8').replace(between, `$1\n${report}\n\n$2`))
}

const textOf = (record: Record): string => `${JSON.stringify(record, null, 2)}\n`
