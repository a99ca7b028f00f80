import type { Clock } from './clock.ts'

/** Waiting for others that ends when the server does: who pauses goes on at once, what is under way is called off. */
export type Patience = {
  pause(ms: number): Promise<void>
  /** Fires at the end; calls to the outside take it along. */
  readonly signal: AbortSignal
  end(): void
}

export function openPatience(clock: Clock): Patience {
  const ending = new AbortController()
  const { promise: ended, resolve: tell } = Promise.withResolvers<void>()
  return {
    signal: ending.signal,
    pause: async (ms) => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const cancel = clock.at(new Date(clock.now().getTime() + ms), resolve)
      await Promise.race([promise, ended])
      cancel()
    },
    end: () => {
      tell()
      ending.abort()
    },
  }
}
