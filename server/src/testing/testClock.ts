import type { Clock } from '../platform/clock.ts'

/** A clock that a test moves. Between two moves it runs like every other, so that timeouts still end. */
export type TestClock = Clock & { advance(ms: number): void }

const timeoutMaxMs = 1_000_000_000 // longer than any test

export function testClock(): TestClock {
  let movedMs = 0
  const waiting = new Set<() => void>()
  const now = () => new Date(Date.now() + movedMs)
  return {
    now,
    at: (time, ring) => {
      let timer: NodeJS.Timeout | undefined
      const cancel = () => {
        clearTimeout(timer)
        waiting.delete(look)
      }
      const look = () => {
        cancel()
        const leftMs = time.getTime() - now().getTime()
        if (leftMs <= 0) return ring()
        waiting.add(look)
        timer = setTimeout(look, Math.min(leftMs, timeoutMaxMs))
      }
      look()
      return cancel
    },
    advance: (ms) => {
      movedMs += ms
      for (const look of [...waiting]) look()
    },
  }
}
