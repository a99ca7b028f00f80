import type { Clock } from './clock.ts'

/** What a loop sleeps by: until a time, or until somebody rings. A ring while nobody sleeps ends the next sleep at once. */
export type Bell = {
  ring(): void
  sleep(until: Date): Promise<void>
}

export function bell(clock: Clock): Bell {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    sleep: async (until) => {
      if (!rung) {
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        const cancel = clock.at(until, resolve)
        await promise
        cancel()
        wake = undefined
      }
      rung = false
    },
  }
}
