import { type Refused, refused } from '../http/index.ts'
import type { Receipt } from './delivery.ts'

/** What came as variables is none that can be kept. */
export const unfitVariables = (reason: string): Refused =>
  refused('invalid-input', { errors: [{ path: 'body.variables', message: reason }] })

/** What a caller hears of a delivery; undefined where all is well. A delivery that was known did its work before. */
export function refusalOf(receipt: Receipt): Refused | undefined {
  switch (receipt.status) {
    case 'taken':
    case 'known':
      return undefined
    case 'too-late':
      return refused('conflict', { detail: 'Somebody else was faster, or it is no longer wanted.' })
    case 'changed':
      return refused('changed-meanwhile')
    case 'no-start':
      return refused('conflict', { detail: 'This process does not begin by itself: it has no none start event.' })
    case 'no-instance':
      return refused('not-found')
    case 'finished':
      return refused('conflict', { detail: 'The instance is finished.' })
    case 'too-large':
      return refused('too-large', { detail: receipt.reason })
    case 'broken':
      return refused('broken', { detail: 'The instance waits as an incident that says why.' })
  }
}
