import { relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { root } from '../bootstrap/root.mjs'
import { nothing, type Outcome } from './outcome.ts'
import { absolute } from './sources.ts'

export type TestRun = {
  files: readonly string[]
  /** How many files at a time. */
  concurrency: number
  /** One PostgreSQL for all of them. */
  database: boolean
}

const testMs = 120_000 // the slowest takes a tenth of it, on a machine that does nothing else

type Failure = { name: string; file: string | undefined; line: number | undefined; error: Error }

/** Runs test files, each in a process of its own. */
export async function runTests({ files, concurrency, database }: TestRun): Promise<Outcome> {
  if (files.length === 0) return nothing
  if (!database) return runFiles(files, concurrency)
  // Not by run()'s own option for this: it calls the setup for the first run of a process only.
  const { globalSetup, globalTeardown } = await import('../../server/src/testing/globalSetup.ts')
  await globalSetup()
  return runFiles(files, concurrency).finally(globalTeardown)
}

async function runFiles(files: readonly string[], concurrency: number): Promise<Outcome> {
  const failures: Failure[] = []
  const said = new Map<string, string>()
  let counts = { passed: 0, failed: 0, skipped: 0 }
  const events = run({
    files: files.map(absolute),
    cwd: root,
    concurrency,
    timeout: testMs,
    // A test that fails may leave something open: that must not keep the others from being told.
    execArgv: ['--test-force-exit'],
  })
  for await (const { type, data } of events) {
    if (type === 'test:fail' && isCause(data.details.error)) failures.push({ ...data, error: data.details.error })
    if (type === 'test:stdout' || type === 'test:stderr')
      said.set(data.file, `${said.get(data.file) ?? ''}${data.message}`)
    if (type === 'test:summary' && data.file === undefined) {
      const { passed, failed, cancelled, skipped, todo } = data.counts
      counts = { passed, failed: failed + cancelled, skipped: skipped + todo }
    }
  }
  return { ...counts, failures: tell(failures, said) }
}

/** A group fails because of what is in it, which has been told. */
const isCause = (error: Error & { failureType?: string }): boolean => error.failureType !== 'subtestsFailed'

function tell(failures: readonly Failure[], said: ReadonlyMap<string, string>): string[] {
  const errors = failures.map(
    ({ name, file, line, error }) => `${place(file, line)}\n${name}\n\n${account(error.cause ?? error)}`,
  )
  const files = [...new Set(failures.flatMap(({ file }) => file ?? []))]
  const words = files
    .filter((file) => said.get(file)?.trim())
    .map((file) => `${place(file, undefined)} said\n\n${said.get(file)?.trim()}`)
  return [...errors, ...words]
}

/** An assertion says all in its message; of other errors whatever hangs on them may matter. */
const account = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'ERR_ASSERTION' && error.stack
    ? error.stack
    : inspect(error)

const place = (file: string | undefined, line: number | undefined): string =>
  `${file ? relative(root, file) : 'tests'}${line ? `:${line}` : ''}`
