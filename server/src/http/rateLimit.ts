/** So many requests a minute for each key, in bursts of at most as many. */
export type RateLimit = {
  /** Zero when the request may pass, else the seconds to wait. */
  take(key: string): number
}

const keysMax = 50_000 // about 5 MB

/** A bucket per key that fills with time. In memory: a limit protects this process, it is no account of use. */
export function rateLimit(perMinute: number, nowMs: () => number): RateLimit {
  const buckets = new Map<string, { tokens: number; atMs: number }>()
  const refill = perMinute / 60_000
  return {
    take: (key) => {
      const now = nowMs()
      const bucket = buckets.get(key) ?? { tokens: perMinute, atMs: now }
      const tokens = Math.min(perMinute, bucket.tokens + (now - bucket.atMs) * refill)
      const passes = tokens >= 1
      buckets.delete(key) // and set again: the map stays in the order of last use
      buckets.set(key, { tokens: passes ? tokens - 1 : tokens, atMs: now })
      if (buckets.size > keysMax) forgetOldest(buckets)
      return passes ? 0 : Math.ceil((1 - tokens) / refill / 1_000)
    },
  }
}

/** The key that called longest ago has the fullest bucket. */
function forgetOldest(buckets: Map<string, unknown>): void {
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
