import { join, sep } from 'node:path'

const outside = [
  join('server', 'src', 'platform', 'postgres', 'startPostgres.ts'),
  join('server', 'src', 'testing', 'cluster.ts'),
  join('server', 'src', 'testing', 'sandbox.ts'),
]

/** Tests that need PostgreSQL, the sandbox or a browser: not for a check that takes seconds. */
export const needsMoreThanNode = (file: string, needed: ReadonlySet<string>): boolean =>
  isEndToEnd(file) || outside.some((path) => needed.has(path))

export const isEndToEnd = (file: string): boolean => file.startsWith(`e2e${sep}`)

const readEverything = ['specRules', 'otherMachines', 'faces', 'suppressions'].map((name) =>
  join('scripts', 'keepers', `${name}.test.ts`),
)

/** Any change concerns a keeper that reads the whole repository. */
export const alwaysRun = (file: string): boolean => readEverything.includes(file)
