// Every body of Graph that somebody got, held against its types: those of this run, and those of the sandbox's own tests.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../bootstrap/root.mjs'
import { sourceFiles } from '../../checks/sources.ts'
import type { Model } from './csdl.ts'
import { faultsOf } from './validate.ts'

export type Seen = { path: string; body: unknown }

/** Runs the sandbox's tests of Graph with an ear at their `fetch`. */
export async function bodiesOfTests(): Promise<Seen[]> {
  const folder = await mkdtemp(join(tmpdir(), 'graph-bodies-'))
  const file = join(folder, 'bodies.jsonl')
  try {
    const graph = join('sandbox', 'src', 'graph')
    const tests = sourceFiles().filter((path) => path.startsWith(graph) && path.endsWith('.test.ts'))
    const ear = pathToFileURL(join(import.meta.dirname, 'ear.ts')).href
    const child = spawn(process.execPath, ['--import', ear, '--test', '--test-timeout', '120000', ...tests], {
      cwd: root,
      env: { ...process.env, GRAPH_BODIES: file },
      stdio: 'ignore',
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error('The tests of sandbox/src/graph fail: run them first.')
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean)
    return lines.map((line) => JSON.parse(line) as Seen)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A batch is as good as its parts. */
export function faultsOfAll(model: Model, seen: readonly Seen[]): string[] {
  const faults = seen.flatMap(({ path, body }) =>
    partsOf(body).flatMap((part) => faultsOf(model, part).map((fault) => `${withoutIds(path)}: ${fault}`)),
  )
  return [...new Set(faults)]
}

function partsOf(body: unknown): readonly unknown[] {
  const { responses } = body as { responses?: readonly { status: number; body?: unknown }[] }
  if (!Array.isArray(responses)) return [body]
  return responses.filter(({ status, body: part }) => status < 300 && part !== undefined).map((part) => part.body)
}

const withoutIds = (path: string): string =>
  path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}').replace(/token=[^&]*/g, 'token=…')
