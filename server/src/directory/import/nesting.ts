import type { Db } from '../../platform/database/index.ts'
import { type LinkRow, nestGroup } from '../embedded/index.ts'

/** Groups in groups, one after the other: what would close a circle is left out, and counted. */
export async function importNesting(tx: Db, storeId: string, links: readonly LinkRow[], at: Date): Promise<number> {
  let leftOut = 0
  for (const { from, to } of links) if (!(await nestGroup(tx, storeId, from, to, at))) leftOut += 1
  return leftOut
}
