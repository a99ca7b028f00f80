import type { WorkflowSettings } from '@countersign/core/workflows'

/** `day` is null where it goes no further. */
export type Rung = { day: number | null; who: string; note: string }

/** Who may decide a request that nobody answers, and from which day on; nobody before them loses the right. */
export function ladderOf({
  defaultApprover,
  acceleration: { levelsMax, everyDays },
  expiry,
}: WorkflowSettings): Rung[] {
  const levels = Array.from({ length: levelsMax }, (_, index) => ({
    who: index === 0 ? 'Their manager' : 'The manager above',
    note: `Level ${index + 1}${index === 0 ? '; of a group its owners' : ''}`,
  }))
  const fallback = defaultApprover
    ? [{ who: defaultApprover.name, note: 'Default approver; sooner where nobody is above' }]
    : []
  const owners = defaultApprover?.kind === 'group' ? [{ who: `Owners of ${defaultApprover.name}`, note: '' }] : []
  const first = { who: 'The approvers of the workflow', note: 'Asked first' }
  const rungs = [first, ...levels, ...fallback, ...owners].map((rung, index) => ({ day: index * everyDays, ...rung }))
  if (expiry.on)
    return [
      ...rungs.filter(({ day }) => day < expiry.afterDays),
      { day: expiry.afterDays, who: 'Nobody any more', note: 'The request expires; nothing is changed' },
    ]
  return [...rungs, { day: null, who: 'Nobody else', note: 'It waits; whoever was asked may still decide' }]
}
