// The pages as the server hands them out: built from web/ into web/dist/ when something they are made of has changed.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneAtATime } from './bootstrap/oneAtATime.mjs'
import type { Progress } from './bootstrap/progress.mjs'
import { root } from './bootstrap/root.mjs'
import { CantStart } from './up/cantStart.ts'

const web = join(root, 'web')
const stamp = join(web, 'dist', '.built') // Vite empties the folder first, so a build that was killed has no stamp
const madeOf = ['web', 'core', 'engine', 'package-lock.json']

export async function buildPages(progress: Progress, stop: AbortSignal): Promise<void> {
  if (builtFrom() === hashOfSources()) return
  progress.show('Building the pages', 'about 5 s')
  await oneAtATime(web, () => buildNow(stop)).finally(() => progress.end())
}

async function buildNow(stop: AbortSignal): Promise<void> {
  const sources = hashOfSources()
  if (builtFrom() === sources) return // by somebody else, while we waited
  const { code, output } = await runVite(stop)
  if (stop.aborted) return
  if (code !== 0) throw new CantStart(`${output.trim()}\n\nThe pages could not be built; what Vite said is above.`)
  writeFileSync(stamp, sources)
}

function builtFrom(): string | undefined {
  try {
    return readFileSync(stamp, 'utf8')
  } catch {
    return undefined // never built
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of madeOf.flatMap(filesIn).sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

const filesIn = (path: string): string[] => {
  if (path.includes('.')) return [path]
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    .map((file) => join(path, file))
    .filter((file) => /\.\w+$/.test(file) && !/[\\/](dist|node_modules)[\\/]|\.test\.tsx?$/.test(file))
}

function runVite(stop: AbortSignal): Promise<{ code: number | null; output: string }> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: web,
    stdio: 'pipe',
    signal: stop,
  })
  const { promise, resolve } = Promise.withResolvers<{ code: number | null; output: string }>()
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  child.on('error', (error) => {
    output += error.message
  })
  child.on('close', (code) => resolve({ code, output }))
  return promise
}
