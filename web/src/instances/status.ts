// How an instance stands, in the words of the page.

import type { InstanceStatus } from '@countersign/core/api'
import { duration } from '../parts/time.ts'

export const statusTitles: Record<InstanceStatus, string> = {
  active: 'Running',
  completed: 'Completed',
  cancelled: 'Cancelled',
  errorThrown: 'Ended by an error',
  escalated: 'Ended by an escalation',
}

/** “340 ms”, “12 s”, “3 min”: an instance may last a moment or a year. One that runs is not told to the second. */
export function ranFor({ startedAt, finishedAt }: Span, nowMs: number): string {
  const ms = Math.max(0, (finishedAt === null ? nowMs : Date.parse(finishedAt)) - Date.parse(startedAt))
  if (finishedAt === null || ms >= 60_000) return duration(ms)
  return ms < 1_000 ? `${ms} ms` : `${Math.floor(ms / 1_000)} s`
}

type Span = { startedAt: string; finishedAt: string | null }
