import type { JsonObject } from '../../automate/index.ts'

/** One run of a desktop flow. */
export type Session = {
  id: string
  flowId: string
  /** The user at Dataverse who started it. */
  userId: string
  connectionName: string
  machineId: string
  runMode: 'attended' | 'unattended'
  /** `high` goes before all others, which go by time. */
  priority: string
  inputs: JsonObject | null
  outputs: JsonObject | null
  callbackUrl: string | null
  status: Status
  errorCode: string | null
  errorMessage: string | null
  requestedAt: number
  /** Nothing as long as it waits for its machine. */
  startedAt: number | null
  completedAt: number | null
  modifiedAt: number
  timesOutAt: number
}

/** As Dataverse numbers them. */
export const statusNames = {
  0: 'NotSpecified',
  1: 'Paused',
  2: 'Running',
  3: 'Waiting',
  4: 'Succeeded',
  5: 'Skipped',
  6: 'Suspended',
  7: 'Cancelled',
  8: 'Failed',
  9: 'Faulted',
  10: 'TimedOut',
  11: 'Aborted',
  12: 'Ignored',
  13: 'Deleted',
  14: 'Terminated',
} as const

export type Status = keyof typeof statusNames

/** Those that come about here. */
export const status = { running: 2, waiting: 3, succeeded: 4, cancelled: 7, failed: 8, timedOut: 10 } as const

export const isUnderWay = ({ status: code }: Pick<Session, 'status'>): boolean =>
  code === status.running || code === status.waiting

/** Finished runs are as active as any other: only what is not specified, deleted or terminated is inactive. */
export const stateOf = (code: Status): 0 | 1 => (code === 0 || code === 13 || code === 14 ? 1 : 0)
