// Which processes name a secret: what a page shows before somebody takes it away.

import type { Db } from '../../platform/database/index.ts'
import { selectNamed } from './sql.ts'

export type ProcessNamed = { processId: string; name: string | null }

/** In their latest version, or in one of which an instance runs. */
export async function processesNaming(
  db: Db,
  secrets: readonly string[],
): Promise<ReadonlyMap<string, readonly ProcessNamed[]>> {
  const known = new Set(secrets)
  const uses = new Map<string, ProcessNamed[]>()
  for (const { words, ...process } of known.size === 0 ? [] : await selectNamed(db)) {
    const secret = secretIn(words, known)
    const found = secret === undefined ? undefined : uses.get(secret)
    if (found?.some(({ processId }) => processId === process.processId)) continue
    if (secret !== undefined) uses.set(secret, [...(found ?? []), process])
  }
  return uses
}

/** What follows `secrets.` may go on behind the name: `secrets.ORG.length` and `secrets.ORG-1` name `ORG`. */
function secretIn(words: string, known: ReadonlySet<string>): string | undefined {
  for (let name = words; name !== ''; name = name.replace(/(?:^|[._-])[^._-]*$/, '')) if (known.has(name)) return name
  return undefined
}
