import type { Parts } from '../parts.ts'
import { markCalled, type Started } from '../sql/index.ts'

const minuteMs = 60_000

/** Power Automate reaches us: once a minute is enough to see it. */
export async function noteCall(
  { pool, clock }: Pick<Parts, 'pool' | 'clock'>,
  { storeId, calledUsAt }: Pick<Started, 'storeId' | 'calledUsAt'>,
): Promise<void> {
  const at = clock.now()
  if (at.getTime() - (calledUsAt?.getTime() ?? 0) > minuteMs) await markCalled(pool, storeId, at)
}
