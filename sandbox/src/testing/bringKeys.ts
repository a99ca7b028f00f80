import { openSigningKeys } from '../entra/index.ts'
import type { Store } from '../store/index.ts'

type KeyRow = { kid: string; privateKey: string; createdAt: number; signs: number }

let made: readonly KeyRow[] | undefined

/**
 * Making signing keys is more than half of a start. The first sandbox of a process makes them; the others find the same
 * ones in their store, as after a restart.
 */
export async function bringKeys(store: Store, now: Date): Promise<void> {
  for (const { kid, privateKey, createdAt, signs } of made ?? [])
    store.run`
      insert or ignore into signing_key (kid, private_key, created_at, signs)
      values (${kid}, ${privateKey}, ${createdAt}, ${signs})`
  await openSigningKeys(store, now)
  made ??= store.rows<KeyRow>`select kid, private_key as privateKey, created_at as createdAt, signs from signing_key`
}
