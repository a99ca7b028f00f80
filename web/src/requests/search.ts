// What is looked for among requests, as it stands in the address of the page.

import type { InputOf, listRequests } from '@countersign/core/api'
import { z } from 'zod'
import { dayMs } from '../parts/time.ts'

export type ListName = 'mine' | 'inbox' | 'all'

const words = z.string().max(200).optional().catch(undefined)

/** An address somebody mistyped still opens the page. */
export const requestsSearch = z.object({
  show: z
    .enum(['pending', 'decided', 'applied', 'denied', 'conflict', 'failed', 'everything'])
    .optional()
    .catch(undefined),
  days: z.enum(['today', '7', '30', '90']).optional().catch(undefined),
  store: z.uuid().optional().catch(undefined),
  search: words,
})
export type RequestsSearch = z.output<typeof requestsSearch>
export type Show = NonNullable<RequestsSearch['show']>
export type Days = NonNullable<RequestsSearch['days']>

/** All that waits, whenever it was made: nothing may be overlooked because it is from yesterday. */
export const showOf = ({ show }: RequestsSearch): Show => show ?? 'pending'

export const showTitles: Record<Show, string> = {
  pending: 'Pending',
  decided: 'No longer pending',
  applied: 'Done',
  denied: 'Denied',
  conflict: 'Conflicts',
  failed: 'Not carried out',
  everything: 'All',
}

export const shows = Object.keys(showTitles) as Show[]

export const dayTitles: Record<Days, string> = {
  today: 'Today',
  '7': 'The last 7 days',
  '30': 'The last 30 days',
  '90': 'The last 90 days',
}

type Query = InputOf<typeof listRequests>['query']

/** What the server is asked. `dayBegan`: the midnight before now where whoever looks is. */
export function queryOf(list: ListName, search: RequestsSearch, dayBegan: Date): Query {
  const { days, store, search: typed } = search
  const show = showOf(search)
  const before = days === undefined || days === 'today' ? 0 : Number(days) - 1
  return {
    list,
    ...(show !== 'everything' && { state: show }),
    ...(days && { since: new Date(dayBegan.getTime() - before * dayMs).toISOString() }),
    ...(store && { storeId: store }),
    ...(typed && { search: typed }),
  }
}

export const isNarrowed = ({ days, store, search }: RequestsSearch): boolean =>
  days !== undefined || store !== undefined || search !== undefined

/** Takes away what narrows a list; what is shown of it stays chosen. */
export const notNarrowed = { days: undefined, store: undefined, search: undefined } as const
