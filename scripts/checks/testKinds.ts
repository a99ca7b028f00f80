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

/** Keepers read the whole repository, so any change concerns them. */
export const alwaysRun = (file: string): boolean => file.startsWith(join('scripts', 'keepers') + sep)
