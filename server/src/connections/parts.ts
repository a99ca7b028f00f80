import type { Recorder } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Pool } from '../platform/database/index.ts'
import type { Send } from '../platform/egress/index.ts'
import type { Sealing } from '../vault/index.ts'
import type { CallBy } from './call.ts'
import type { Surroundings } from './clouds.ts'
import type { TokenFor } from './tokens/index.ts'

type ProcessNamed = { processId: string; name: string | null }

/** What everything here is done with. */
export type Parts = {
  pool: Pool
  record: Recorder
  clock: Clock
  send: Send
  sealing: Sealing
  surroundings: Surroundings
  allowedOrigins: readonly string[]
  tokenFor: TokenFor
  callBy: CallBy
  /** The processes that name each of these connections. */
  usesOf: (db: Pool, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly ProcessNamed[]>>
}
