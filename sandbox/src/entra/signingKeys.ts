// The keys that sign tokens. They outlive restarts: a token that was good before one is good after it.

import { createHash, createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { JWK } from 'jose'
import type { Store } from '../store/index.ts'

export type SigningKeys = {
  /** The one that signs now. */
  current: { kid: string; privateKey: KeyObject }
  /** All that are published; which one signed, only the `kid` of a token tells. */
  published: readonly JWK[]
}

type KeyRow = { kid: string; privateKey: string; signs: 0 | 1 }

/** Reads the keys, or makes them the first time. */
export async function openSigningKeys(store: Store, now: Date): Promise<SigningKeys> {
  const stored = storedKeys(store)
  const keys = stored.length > 0 ? stored : await makeKeys(store, now)
  const signing = keys.find((key) => key.signs === 1)
  if (!signing) throw new Error('the sandbox has signing keys, but none of them signs')
  return {
    current: { kid: signing.kid, privateKey: createPrivateKey(signing.privateKey) },
    published: keys.map(publicHalf),
  }
}

const storedKeys = (store: Store): KeyRow[] =>
  store.rows<KeyRow>`select kid, private_key as privateKey, signs from signing_key order by signs, kid`

/**
 * Two are made, as Entra always publishes more than the one in use, and the one in use comes last: a client that
 * takes the first key without asking for its `kid` fails here, not on the day of Microsoft's next rollover.
 */
async function makeKeys(store: Store, now: Date): Promise<KeyRow[]> {
  const keys = await Promise.all([makeKey(0), makeKey(1)])
  store.transaction(() => {
    for (const { kid, privateKey, signs } of keys)
      store.run`
        insert into signing_key (kid, private_key, created_at, signs)
        values (${kid}, ${privateKey}, ${now.getTime()}, ${signs})`
  })
  return keys
}

async function makeKey(signs: 0 | 1): Promise<KeyRow> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const kid = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
  return { kid, privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), signs }
}

/** Like Entra's: there is no `alg` in it, whoever verifies has to know RS256 from discovery. */
function publicHalf({ kid, privateKey }: KeyRow): JWK {
  const { kty, n, e } = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK
  return { kty, use: 'sig', kid, n, e } as JWK
}
