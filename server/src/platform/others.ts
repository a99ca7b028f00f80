// For work that may take long: from time to time the others have their turn.

import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

const longMs = 10 // half of what a person would notice

/** Says whether it went on for long since it last said so. */
export function stopwatch(): () => boolean {
  let begun = performance.now()
  return () => {
    const now = performance.now()
    if (now - begun < longMs) return false
    begun = now
    return true
  }
}

/** Everything else that waits for this thread. */
export const others = (): Promise<void> => setImmediate()
