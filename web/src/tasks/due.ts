// When a task should be done, and how much it matters. Pure: the present moment is an argument.

import { dayMs } from '../parts/time.ts'

export type Urgency = 'overdue' | 'soon' | 'later' | 'none'

/** What is due within a day is soon: time enough to do something about it. */
export function urgencyOf(dueAt: string | null, nowMs: number): Urgency {
  if (dueAt === null) return 'none'
  const leftMs = Date.parse(dueAt) - nowMs
  if (leftMs < 0) return 'overdue'
  return leftMs < dayMs ? 'soon' : 'later'
}

/** Words for the numbers from 0 to 100; what a process says nothing about is 50. */
export function priorityTitle(priority: number): string {
  if (priority > 75) return 'High'
  if (priority > 50) return 'Raised'
  if (priority === 50) return 'Normal'
  return priority >= 25 ? 'Lowered' : 'Low'
}
