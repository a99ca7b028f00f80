import { fork } from 'node:child_process'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../scripts/bootstrap/root.mjs'
import { type DataFolderLock, lockDataFolder, stopLeftBehind } from '../server/src/platform/postgres/index.ts'
import type { Assignment, Told } from './program.ts'

/** On the disk of the checkout: what the temporary folder is made of nobody knows, and memory has no fsync. */
const worlds = join(root, 'node_modules', '.cache', 'bench')

const patienceMs = 600_000

/** One bench at a time; two would measure each other. Clears away what a killed one left. */
export async function holdWorlds(): Promise<DataFolderLock> {
  const lock = lockDataFolder(worlds)
  for (const entry of await readdir(worlds, { withFileTypes: true }))
    if (entry.isDirectory()) await clear(join(worlds, entry.name))
  return lock
}

/** Runs a program of `bench/` in a folder of its own, and leaves nothing of it. */
export async function runProgram(file: string, options: Omit<Assignment, 'folder'>, stop: AbortSignal): Promise<Told> {
  const folder = join(worlds, file.replaceAll(/[^\w]+/g, '-'))
  await mkdir(folder, { recursive: true })
  const late = AbortSignal.timeout(patienceMs)
  const program = fork(join(import.meta.dirname, file), [JSON.stringify({ ...options, folder })], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    signal: AbortSignal.any([stop, late]),
    killSignal: 'SIGTERM',
  })
  const { promise: closed, resolve: close } = Promise.withResolvers<unknown>()
  let told: Told | undefined
  let said = ''
  program.on('message', (message) => {
    told = message as Told
  })
  program.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-saidMax)
  })
  program.on('error', () => undefined) // that it was stopped; it closes a moment later
  program.on('close', close) // after everybody to whom it gave its standard error: the server that it started
  await closed
  await clear(folder)
  stop.throwIfAborted()
  if (late.aborted) return { failed: `${file} was not ready after ${patienceMs / 60_000} minutes` }
  return told ?? { failed: said.trim() || `${file} ended without a word` }
}

const saidMax = 4_000

async function clear(folder: string): Promise<void> {
  await stopLeftBehind(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
