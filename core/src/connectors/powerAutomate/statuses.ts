/** What Dataverse calls the states of a desktop flow's run, by their codes. */
export const runStatuses = [
  ...(['NotSpecified', 'Paused', 'Running', 'Waiting', 'Succeeded', 'Skipped', 'Suspended', 'Cancelled'] as const),
  ...(['Failed', 'Faulted', 'TimedOut', 'Aborted', 'Ignored', 'Deleted', 'Terminated'] as const),
] as const

export type RunStatus = (typeof runStatuses)[number]

export const statusName = (code: unknown): RunStatus | undefined =>
  typeof code === 'number' ? runStatuses[code] : undefined

/** `statecode` says nothing of that: it stays 0 on runs that have ended. */
const goesOn: ReadonlySet<RunStatus> = new Set(['NotSpecified', 'Paused', 'Running', 'Waiting', 'Suspended'])

export const hasEnded = (status: RunStatus): boolean => !goesOn.has(status)
