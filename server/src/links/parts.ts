import type { ApprovalParts } from '../approvals/index.ts'
import type { Recorder } from '../audit/index.ts'
import type { Connections } from '../connections/index.ts'
import type { Stores } from '../directory/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Pool } from '../platform/database/index.ts'
import type { Send } from '../platform/egress/index.ts'
import type { Log } from '../platform/log.ts'
import type { Sealing } from '../vault/index.ts'

/** What everything here is done with. */
export type Parts = {
  pool: Pool
  record: Recorder
  clock: Clock
  log: Log
  /** The one way out; `sendHome` also reaches this server's own address, wherever that lies. */
  send: Send
  sendHome: Send
  sealing: Sealing
  /** Flow accounts are connections. */
  connections: Connections
  stores: Stores
  /** By what a linked flow decides. */
  approvals: ApprovalParts
  /** Of this server. */
  url: URL
  /** Proves that an address that was called is ours. */
  reachKey: Buffer
}
