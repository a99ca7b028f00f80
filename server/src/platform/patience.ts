import type { Clock } from './clock.ts'

/** Waiting that ends when the server does: whoever waits then goes on at once, and finds out by itself. */
export type Patience = { pause(ms: number): Promise<void>; end(): void }

export function openPatience(clock: Clock): Patience {
  const ending = Promise.withResolvers<void>()
  return {
    pause: async (ms) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const cancel = clock.at(new Date(clock.now().getTime() + ms), resolve)
      await Promise.race([promise, ending.promise])
      cancel()
    },
    end: ending.resolve,
  }
}
