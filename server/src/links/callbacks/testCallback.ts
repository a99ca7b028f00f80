import { testCallbackBody } from '@countersign/core/links'
import type { Parts } from '../parts.ts'
import { markCalled, markCalledBack } from '../sql/index.ts'

/** The flow calls back in a round trip: that it can, is all there is to know. */
export async function hearTest({ pool, clock }: Parts, tokenHash: Buffer, body: unknown): Promise<boolean> {
  const read = testCallbackBody.safeParse(body)
  if (!read.success) return false
  const at = clock.now()
  return pool.transaction(async (tx) => {
    const known = await markCalledBack(tx, tokenHash, read.data.nonce, at)
    if (known) await markCalled(tx, known.storeId, at)
    return known !== undefined
  })
}
