// Which processes name a secret or a connection: what a page shows before somebody takes it away. Counted are the latest
// versions, and those of which an instance runs.

import type { Db } from '../../platform/database/index.ts'
import { selectNamed } from './sql.ts'

export type ProcessNamed = { processId: string; name: string | null }

export type Uses = ReadonlyMap<string, readonly ProcessNamed[]>

export const processesNaming = (db: Db, secrets: readonly string[]): Promise<Uses> =>
  usesFound(db, 'secrets[.]([A-Za-z0-9._-]+)', new Set(secrets), secretIn)

/** Connections go by their ids. */
export const processesUsing = (db: Db, connections: readonly string[]): Promise<Uses> =>
  usesFound(db, '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})', new Set(connections), (words, known) =>
    known.has(words) ? words : undefined,
  )

async function usesFound(
  db: Db,
  pattern: string,
  known: ReadonlySet<string>,
  nameIn: (words: string, known: ReadonlySet<string>) => string | undefined,
): Promise<Uses> {
  const uses = new Map<string, ProcessNamed[]>()
  for (const { words, ...process } of known.size === 0 ? [] : await selectNamed(db, pattern)) {
    const name = nameIn(words, known)
    const found = name === undefined ? undefined : uses.get(name)
    if (found?.some(({ processId }) => processId === process.processId)) continue
    if (name !== undefined) uses.set(name, [...(found ?? []), process])
  }
  return uses
}

/** What follows `secrets.` may go on behind the name: `secrets.ORG.length` and `secrets.ORG-1` name `ORG`. */
function secretIn(words: string, known: ReadonlySet<string>): string | undefined {
  for (let name = words; name !== ''; name = name.replace(/(?:^|[._-])[^._-]*$/, '')) if (known.has(name)) return name
  return undefined
}
