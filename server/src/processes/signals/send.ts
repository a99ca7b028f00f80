// A signal that comes from outside.
//
// S1  Under a key of the caller's it is heard once. The same again is answered as the first was; another is refused.

import { createHash } from 'node:crypto'
import type { Variables } from '@countersign/engine'
import { canonicalJson } from '../../platform/canonicalJson.ts'
import type { Db } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { derivedId } from '../derivedId.ts'
import { type Heard, tellAll } from './broadcast.ts'
import { type Broadcast, insertBroadcast, type NewBroadcast, selectBroadcast, updateBroadcast } from './sql.ts'

export type Sending = {
  readonly name: string
  readonly variables: Variables
  readonly sentBy: string
  readonly key: string | undefined
  readonly at: Date
}

export type Sent =
  | { readonly code: 'sent'; readonly id: string; readonly heard: Heard }
  | { readonly code: 'sent-before'; readonly heard: Heard }
  | { readonly code: 'other-signal' }

export async function sendSignal(tx: Db, { name, variables, sentBy, key, at }: Sending): Promise<Sent> {
  // Not the key's: what began by it may be there longer than the key, and must not be taken for what begins by another.
  const id = newId()
  const signal = { id, name, variables, sentBy, hops: 0 }
  if (key === undefined) return { code: 'sent', id, heard: await tellAll(tx, signal, at) }
  const underKey = derivedId('signal', sentBy, key)
  const checksum = createHash('sha256')
    .update(canonicalJson([name, variables]))
    .digest()
  const before = await enter(tx, { id: underKey, checksum, at })
  if (before)
    return before.checksum.equals(checksum) ? { code: 'sent-before', heard: before.heard } : { code: 'other-signal' }
  const heard = await tellAll(tx, signal, at)
  await updateBroadcast(tx, underKey, heard)
  return { code: 'sent', id, heard }
}

/** What was sent under the key before. What is swept away just when it is looked at is forgotten, as it would be a moment later. */
async function enter(tx: Db, broadcast: NewBroadcast): Promise<Broadcast | undefined> {
  for (;;) {
    if (await insertBroadcast(tx, broadcast)) return undefined
    const before = await selectBroadcast(tx, broadcast.id)
    if (before) return before
  }
}
