import { minute, second } from '../../clock.ts'
import { isObject, type Json } from '../expressions/index.ts'
import { milliseconds } from './durations.ts'

export type RetryPolicy = {
  /** How often something is tried again. */
  count: number
  /** How long to wait before the first, the second, … of them. */
  waitMs: (retry: number) => number
}

/** What an action has that says nothing: the medium and high profiles of Power Automate's plans. */
const ordinary: RetryPolicy = { count: 8, waitMs: (retry) => Math.min(7 * second * 2 ** (retry - 1), 15 * minute) }

const never: RetryPolicy = { count: 0, waitMs: () => 0 }

const countMax = 90
const intervalMin = 5 * second
const intervalMax = 24 * 60 * minute

/**
 * The policy of an action, or what is wrong with it. In the cloud the exponential waits are drawn from a range; here they
 * are the range's beginning, so that two runs of one test are alike.
 */
export function readRetryPolicy(json: Json): RetryPolicy | string {
  if (json === null) return ordinary
  if (!isObject(json)) return 'The retry policy is not an object.'
  const type = String(json.type).toLowerCase()
  if (type === 'none') return never
  if (type !== 'fixed' && type !== 'exponential')
    return `The retry policy type '${String(json.type)}' is not one of 'none', 'fixed', 'exponential'.`
  const { count } = json
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > countMax)
    return `The retry policy count '${String(count)}' is not an integer from 1 to ${countMax}.`
  const interval = readInterval(json.interval)
  if (interval === undefined)
    return `The retry policy interval '${String(json.interval)}' is not a duration from PT5S to P1D.`
  if (type === 'fixed') return { count, waitMs: () => interval }
  const least = readInterval(json.minimumInterval) ?? 0
  const most = readInterval(json.maximumInterval) ?? intervalMax
  return { count, waitMs: (retry) => Math.min(Math.max(interval * 2 ** (retry - 1), least), most) }
}

function readInterval(json: Json | undefined): number | undefined {
  const interval = typeof json === 'string' ? milliseconds(json) : undefined
  return interval !== undefined && interval >= intervalMin && interval <= intervalMax ? interval : undefined
}
