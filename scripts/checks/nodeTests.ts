import { join, relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { root } from '../bootstrap/root.mjs'
import { folderInMemory } from './inMemory.ts'
import { type Outcome, sum } from './outcome.ts'
import { absolute } from './sources.ts'

export type TestRun = {
  /** A list among them shares a process: files that leave nothing behind. */
  files: readonly (string | readonly string[])[]
  /** One PostgreSQL for all of them. */
  database: boolean
  /** How long a process may take. One that leaves something open never ends by itself, and has failed. */
  fileMs?: number
}

const usualFileMs = 180_000 // the slowest twelve files take a third of it, on a machine that does nothing else

/** One more than the smallest machine has cores: a test also waits, for its server, a page or the disk. */
const processesAtOnce = 3

type Failure = { name: string; file: string | undefined; line: number | undefined; account: string }

// A test with a browser is a process, and so is each server and sandbox that one starts: what Node has compiled is kept for
// all of them. It halves what a small file costs.
const compiled = join(root, 'node_modules', '.cache', 'compiled')

/** Runs test files. Whoever ends us ends them, and leaves nothing of theirs behind. */
export async function runTests(options: TestRun): Promise<Outcome> {
  process.env.NODE_COMPILE_CACHE ??= compiled
  using _ = listening()
  if (!options.database || options.files.length === 0 || end.signal.aborted) return await runFiles(options)
  // Not by run()'s own option for this: it calls the setup for the first run of a process only.
  const { globalSetup, globalTeardown } = await import('../../server/src/testing/globalSetup.ts')
  using memory = folderInMemory()
  await globalSetup(memory?.path)
  return await runFiles(options, memory && { TMPDIR: memory.path }).finally(globalTeardown)
}

/** Of this run and of those after it. */
const end = new AbortController()

/** A second signal ends us at once. */
function listening(): Disposable {
  const abort = (): void => end.abort()
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, abort)
  return {
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, abort)
    },
  }
}

async function runFiles(
  { files, fileMs = usualFileMs }: TestRun,
  environment?: Record<string, string>,
): Promise<Outcome> {
  const env = { ...process.env, ...environment }
  const waiting = files.values()
  const outcomes: Outcome[] = []
  const work = async (): Promise<void> => {
    for (const next of waiting)
      outcomes.push(end.signal.aborted ? notTried : await runProcess([next].flat(), fileMs, env))
  }
  await Promise.all(Array.from({ length: processesAtOnce }, work))
  return sum(outcomes)
}

/** It has not passed; of which file that is, nobody has to be told. */
const notTried: Outcome = { passed: 0, failed: 1, skipped: 0, failures: [] }

const ended = 'It was ended from outside.'

const together = join(import.meta.dirname, 'together.ts')

/** A run for each process: the time limit of a run is for its tests, and would wait for what they leave open. */
async function runProcess(files: readonly string[], fileMs: number, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const paths = files.map(absolute)
  const program = paths.length > 1 ? { files: [together], argv: paths } : { files: paths }
  const whole: Failure = { name: files.join(', '), file: undefined, line: undefined, account: cutShort }
  const failures: Failure[] = []
  const said: string[] = []
  const parents = new Set<number | undefined>()
  let counts = { passed: 0, failed: 0, skipped: 0 }
  let isWhole = false
  const late = AbortSignal.timeout(fileMs)
  const signal = AbortSignal.any([late, end.signal])
  const accountFor = (error: Error): string => {
    if (end.signal.aborted) return ended
    return late.aborted ? endlessFor(fileMs) : accountOf(error)
  }
  for await (const { type, data } of run({ ...program, cwd: root, env, timeout: fileMs, signal })) {
    if (type === 'test:pass' || type === 'test:fail') parents.add(data.parentId)
    if (type === 'test:fail' && isCause(data.details.error))
      failures.push({ ...whereabouts(data, whole), account: accountFor(data.details.error) })
    if (type === 'test:pass' && isFile(data) && !parents.has(data.testId))
      failures.push({ ...whereabouts(data, whole), account: empty })
    if (type === 'test:stdout' || type === 'test:stderr') said.push(data.message)
    if (type !== 'test:summary') continue
    if (data.file !== undefined) isWhole = true // said by the process itself, behind its last test
    const { passed, failed, cancelled, skipped, todo } = data.counts
    counts = { passed, failed: failed + cancelled, skipped: skipped + todo }
  }
  if (!isWhole && counts.failed === 0) {
    counts = { passed: 0, failed: 0, skipped: 0 }
    failures.push(whole)
  }
  // A group that could not even be read is in no count.
  return {
    ...counts,
    failed: Math.max(counts.failed, failures.length),
    failures: tell(failures, whole.name, said.join('')),
  }
}

const isFile = ({ file, name }: Omit<Failure, 'account'>): boolean => file === together && name !== together

/** Files that share a process are its groups, named by their paths. */
function whereabouts(data: Omit<Failure, 'account'>, whole: Failure): Omit<Failure, 'account'> {
  if (data.file !== together) return data
  if (data.name === together) return whole
  return { name: relative(root, data.name), file: data.name, line: undefined }
}

const cutShort = 'It ended before its tests did: something ended the process as if all were well, or it has no tests.'

const empty = 'It has no tests.'

const endlessFor = (ms: number): string =>
  `It did not end within ${ms / 1000} s: a test takes too long, or something was left open.`

/** A group fails because of what is in it, which has been told. */
const isCause = (error: Error & { failureType?: string }): boolean => error.failureType !== 'subtestsFailed'

function tell(failures: readonly Failure[], process: string, said: string): string[] {
  const errors = failures.map(({ name, file, line, account }) => `${place(file, line)}\n${name}\n\n${account}`)
  return errors.length > 0 && said.trim() ? [...errors, `${process} said\n\n${said.trim()}`] : errors
}

/** An assertion says all in its message; of other errors whatever hangs on them may matter. */
function accountOf(failure: Error): string {
  const error = failure.cause ?? failure
  const isAssertion = error instanceof Error && 'code' in error && error.code === 'ERR_ASSERTION'
  return isAssertion && error.stack ? error.stack : inspect(error)
}

const place = (file: string | undefined, line: number | undefined): string =>
  `${file ? relative(root, file) : 'tests'}${line ? `:${line}` : ''}`
