// Throttling: a bucket of resource units per app, another of writes; what a request costs is taken out, time fills it up.
//
// The sizes are Microsoft's for the identity services. A tenant of fifty users and more has the larger bucket.

import type { Clock } from '../clock.ts'
import type { QueryOptions } from '../odata/index.ts'
import type { Operation } from './call.ts'
import { type GraphError, graphError } from './errors.ts'

export type Throttle = {
  /** Takes what a request costs, or says how it is refused. */
  take: (appId: string, cost: Cost) => { usage: number } | { error: GraphError }
  isOn: () => boolean
  turn: (on: boolean) => void
  forget: () => void
}

export type Cost = { units: number; writes: number }

type Limit = { name: 'ResourceUnitLimitExceeded' | 'WriteLimitExceeded'; size: number; overMs: number }
type Bucket = { level: number; at: number }

const writeLimit: Limit = { name: 'WriteLimitExceeded', size: 3_000, overMs: 150_000 }

const unitLimit = (users: number): Limit => ({
  name: 'ResourceUnitLimitExceeded',
  size: users < 50 ? 3_500 : users <= 500 ? 5_000 : 8_000,
  overMs: 10_000,
})

export function newThrottle(clock: Clock, tenantId: () => string, users: () => number): Throttle {
  let isOn = true
  const buckets = new Map<string, Bucket>()

  const levelOf = (key: string, { size, overMs }: Limit, now: number): number => {
    const { level, at } = buckets.get(key) ?? { level: size, at: now }
    return Math.min(size, level + ((now - at) * size) / overMs)
  }
  return {
    take: (appId, { units, writes }) => {
      if (!isOn) return { usage: 0 }
      const now = clock().getTime()
      let usage = 0
      const taken: [string, Bucket][] = []
      for (const [limit, amount] of [
        [unitLimit(users()), units],
        [writeLimit, writes],
      ] as const) {
        const key = `${limit.name} ${appId}`
        const level = levelOf(key, limit, now)
        if (level < amount) return { error: refusal(limit, amount - level, appId, tenantId()) }
        taken.push([key, { level: level - amount, at: now }])
        usage = Math.max(usage, 1 - (level - amount) / limit.size)
      }
      for (const [key, bucket] of taken) buckets.set(key, bucket)
      return { usage }
    },
    isOn: () => isOn,
    turn: (on) => {
      isOn = on
      buckets.clear()
    },
    forget: () => {
      isOn = true
      buckets.clear()
    },
  }
}

function refusal({ name, size, overMs }: Limit, missing: number, appId: string, tenantId: string): GraphError {
  const seconds = Math.max(1, Math.ceil((missing * overMs) / size / 1000))
  const kind = name === 'WriteLimitExceeded' ? 'Write' : 'ReadWrite'
  return {
    ...graphError('throttled'),
    headers: {
      'retry-after': String(seconds),
      'x-ms-throttle-scope': `Tenant_Application/${kind}/${appId}/${tenantId}`,
      'x-ms-throttle-information': name,
    },
  }
}

/** What a request costs, as documented: selecting and short pages are cheaper, expanding is dearer, nothing is free. */
export function costOf({ method, cost }: Operation, { select, expand, top }: QueryOptions): Cost {
  const units = (cost ?? 1) - (select ? 1 : 0) + (expand ? 1 : 0) - (top !== undefined && top < 20 ? 1 : 0)
  return { units: Math.max(1, units), writes: method === 'GET' || cost !== undefined ? 0 : 1 }
}
