import type { WorkflowSettings } from '@countersign/core/workflows'

export type Rung = { day: number; who: string; note: string }

/** Who may decide a request that nobody answers, and from which day on; nobody before them loses the right. */
export function ladderOf({ defaultApprover, acceleration: { levelsMax, everyDays } }: WorkflowSettings): Rung[] {
  const levels = Array.from({ length: levelsMax }, (_, index) => ({
    day: (index + 1) * everyDays,
    who: index === 0 ? 'Their manager' : 'The manager above',
    note: `Level ${index + 1}${index === 0 ? '; of a group its owner' : ''}`,
  }))
  const day = (levelsMax + 1) * everyDays
  return [
    { day: 0, who: 'The approvers of the workflow', note: 'Asked first' },
    ...levels,
    defaultApprover
      ? { day, who: defaultApprover.name, note: 'Default approver; also where nobody is above' }
      : { day, who: 'Administrators', note: 'There is no default approver' },
  ]
}
