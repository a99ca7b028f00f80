import { tasksCountedMax } from '@countersign/core/api'
import { amount, counted } from '../parts/amounts.ts'

/** “Mine (3)”; more than are counted are “Mine (1,000+)”. */
export const countTitle = (title: string, count: number | undefined): string =>
  count ? `${title} (${amount(count)}${count >= tasksCountedMax ? '+' : ''})` : title

type Counts = { mine: number; overdue: number; groups: number }

/** For a home page, in a sentence or two. */
export function countsInWords({ mine, overdue, groups }: Counts): string {
  const late = overdue === 0 ? '' : `, ${overdue === mine ? 'overdue' : `${amount(overdue)} of them overdue`}`
  const own = mine === 0 ? 'Nothing waits for you.' : `${counted(mine, 'task waits', 'tasks wait')} for you${late}.`
  return groups === 0 ? own : `${own} ${counted(groups, 'task', 'tasks')} of your groups can be claimed.`
}
