// What is being looked for in the audit log, as it stands in the address of the page.

import type { InputOf } from '@countersign/core/api'
import { type exportAudit, searchAudit } from '@countersign/core/api'
import { z } from 'zod'

const { search, action } = searchAudit.query.shape

/** Days as a person names them, both included. An address somebody mistyped still opens the page. */
export const auditSearch = z.object({
  search: search.catch(undefined),
  action: action.catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})
export type AuditSearch = z.output<typeof auditSearch>

type Filter = Omit<InputOf<typeof exportAudit>['query'], 'format'>

/** What the server is asked: from the first instant of the first day to the first after the last, where the reader is. */
export const filterOf = ({ search, action, from, to }: AuditSearch): Filter => ({
  ...(search ? { search } : {}),
  ...(action ? { action } : {}),
  ...(from ? { from: startOfDay(from, 0) } : {}),
  ...(to ? { to: startOfDay(to, 1) } : {}),
})

function startOfDay(date: string, daysLater: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day + daysLater).toISOString()
}

/** The day, as a person where the reader is would write it in a calendar. */
export function dateOf(instant: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`
}

type Days = Pick<AuditSearch, 'from' | 'to'>

const lastDays =
  (count: number) =>
  (now: Date): Days => ({
    from: dateOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - count + 1)),
    to: dateOf(now),
  })

/** The times people ask for, today included in each. */
export const periods = {
  any: { title: 'Any time', days: (): Days => ({ from: undefined, to: undefined }) },
  today: { title: 'Today', days: lastDays(1) },
  week: { title: 'The last 7 days', days: lastDays(7) },
  month: { title: 'The last 30 days', days: lastDays(30) },
  days: { title: 'From … to …', days: (): Days => ({ from: undefined, to: undefined }) },
} as const

export type Period = keyof typeof periods

export const periodNames = Object.keys(periods) as Period[]

/** The period an address speaks of; days that are no period's are days of the reader's own. */
export function periodOf({ from, to }: AuditSearch, now: Date): Period {
  const named = (['any', 'today', 'week', 'month'] as const).find((name) => {
    const days = periods[name].days(now)
    return days.from === from && days.to === to
  })
  return named ?? 'days'
}

export const isFiltered = (search: AuditSearch): boolean => Object.keys(filterOf(search)).length > 0
