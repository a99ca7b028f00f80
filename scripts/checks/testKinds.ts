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

const leaveNothingBehind = ['engine', 'core', 'web', 'sandbox', 'server']

const togetherMax = 12 // few enough that nobody waits long for the last process, or for what does not end

/**
 * Files of a workspace share a process where what they test leaves nothing behind. To begin one, and to read what they
 * all import, would be most of what they cost.
 */
export function sharing(files: readonly string[]): (string | string[])[] {
  const groups = leaveNothingBehind.flatMap((workspace) =>
    dealt(files.filter((file) => file.startsWith(`${workspace}${sep}`))),
  )
  const shared = new Set(groups.flat())
  return [...groups, ...files.filter((file) => !shared.has(file))]
}

/** As many to each, as in a game of cards: those that take long are not all in one hand. */
function dealt(files: readonly string[]): string[][] {
  const count = Math.ceil(files.length / togetherMax)
  return Array.from({ length: count }, (_, hand) => files.filter((_, at) => at % count === hand))
}
