// Puts the parts together: every feature gets what it needs from here, and nothing from anywhere else.

import type { ApprovalParts } from './approvals/index.ts'
import type { Recorder } from './audit/index.ts'
import type { Connections } from './connections/index.ts'
import { type App, createApp } from './http/index.ts'
import { version } from './platform/version.ts'
import { mountAddresses, openParts, operations, startWork, type WireOptions } from './wiring/index.ts'

export type Wired = {
  app: App
  record: Recorder
  /** What connectors call by. */
  connections: Connections
  /** By what approvals are decided. */
  approvals: ApprovalParts
  /** Says that it stops, lets go who waits, and ends what works by itself; requests are still answered. */
  retire(): Promise<void>
  /** Retires, and ends what is behind the requests: there must be none any more. */
  stop(): Promise<void>
}

export function wire(options: WireOptions): Wired {
  // The processes begin with these parts, and decisions need the processes.
  const parts = openParts(options, (...given) => work.processes.together(...given))
  const work = startWork(options, parts)
  let stopping = false
  const { config, pool, log } = options
  const { record, connections, approvals, metrics, identify } = parts
  const { url, trustedProxies, limits } = config
  const app = createApp({
    ...{ url, version, trustedProxies, limits, pool, log, metrics, identify },
    operations: operations(options, parts, work),
    isStopping: () => stopping,
  })
  mountAddresses(app, options, parts, work)
  const retire = (): Promise<void> => {
    stopping = true
    return work.retire()
  }
  return {
    ...{ app, record, connections, approvals, retire },
    stop: async () => {
      await retire()
      await work.stop()
    },
  }
}
