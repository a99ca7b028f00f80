import type { NoteHead } from '../audit/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Pool } from '../platform/database/index.ts'
import type { Log } from '../platform/log.ts'
import type { Action, Settings } from '../processes/index.ts'
import type { MasterKey } from '../vault/index.ts'

export type ProcessWork = { actions: readonly Action[]; settings?: Partial<Settings> }

export type WireOptions = {
  config: Config
  pool: Pool
  databaseUrl: string
  masterKey: MasterKey
  log: Log
  /** Injected, so that tests can move weeks. */
  clock: Clock
  /** Keeps the end of the audit chain outside the database. */
  noteHead: NoteHead
  /** What this server does for its processes itself, and how. */
  work: ProcessWork
  /** Whether a server without any identity store makes one of the company whose people sign in. */
  makesFirstStore?: boolean
  /** Whether the processes that come with it are deployed at once; else when one is needed. */
  deploysAtStart?: boolean
}
