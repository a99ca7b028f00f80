import type { World } from '@countersign/core/flows'
import { connectionsInBrief } from '../connections/index.ts'
import { selectStores } from '../directory/index.ts'
import type { Db } from '../platform/database/index.ts'
import { secretNames } from '../vault/index.ts'

/** What drafts are checked against, as it is now. */
export async function worldNow(db: Db): Promise<World> {
  const [connections, stores, secrets] = [await connectionsInBrief(db), await selectStores(db), await secretNames(db)]
  return { connections, stores: stores.map(({ id, name }) => ({ id, name })), secrets }
}
