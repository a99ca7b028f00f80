import { statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { absolute } from './sources.ts'

const outside = [
  join('server', 'src', 'platform', 'postgres', 'startPostgres.ts'),
  join('server', 'src', 'testing', 'cluster.ts'),
  join('server', 'src', 'testing', 'sandbox.ts'),
]

/** Tests that need PostgreSQL, the sandbox, a browser or much patience: not for a check that takes seconds. */
export const isForTheWholeTest = (file: string, needed: ReadonlySet<string>): boolean =>
  isEndToEnd(file) || isThorough(file) || outside.some((path) => needed.has(path))

/** Hundreds of simulated worlds, and tests of tests. */
const isThorough = (file: string): boolean =>
  file.startsWith(`sim${sep}`) || file.startsWith(join('scripts', 'chaos', sep))

export const isEndToEnd = (file: string): boolean => file.startsWith(`e2e${sep}`)

const readEverything = ['documents', 'specRules', 'otherMachines', 'faces', 'suppressions'].map((name) =>
  join('scripts', 'keepers', `${name}.test.ts`),
)

/** Any change concerns a keeper that reads the whole repository. */
export const alwaysRun = (file: string): boolean => readEverything.includes(file)

/**
 * So that nobody waits for a long one that began last. What is long to read is long to run, near enough; whole worlds
 * that are simulated are a few lines.
 */
export const longestFirst = (files: readonly string[]): string[] => {
  const lengthOf = (file: string) => (isThorough(file) ? Number.MAX_SAFE_INTEGER : statSync(absolute(file)).size)
  const lengths = new Map(files.map((file) => [file, lengthOf(file)]))
  return files.toSorted((one, other) => (lengths.get(other) ?? 0) - (lengths.get(one) ?? 0))
}
