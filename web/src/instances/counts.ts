// How much there is of what is being looked at, where the list of processes counts it anyway. Pure.

import type { ProcessSummary } from '@countersign/core/api'
import { counted } from '../parts/amounts.ts'

type Processes = {
  items: readonly Pick<ProcessSummary, 'processId' | 'running' | 'incidents'>[]
  nextCursor: string | null
}

/** “12 running, 3 incidents”, of one process or of all; null where only a part of the processes is known. */
export function countsOf({ items, nextCursor }: Processes, processId: string | undefined): string | null {
  const meant = processId === undefined ? items : items.filter((one) => one.processId === processId)
  if (processId === undefined ? nextCursor !== null : meant.length === 0) return null
  const sum = (of: 'running' | 'incidents') => meant.reduce((total, one) => total + one[of], 0)
  const running = `${counted(sum('running'), 'instance runs', 'instances run')}`
  return `${running}, ${counted(sum('incidents'), 'incident', 'incidents')}`
}
