/** Time, injected: a test moves weeks in milliseconds. */
export type Clock = {
  now(): Date
  /** Calls back once, at that time or as soon after it as can be, unless it is cancelled before. */
  at(time: Date, ring: () => void): Cancel
}

export type Cancel = () => void

const timeoutMaxMs = 2_147_483_647 // longer ones fire at once

export const systemClock: Clock = {
  now: () => new Date(),
  at: (time, ring) => {
    let timer: NodeJS.Timeout
    const set = () => {
      const leftMs = time.getTime() - Date.now()
      timer = leftMs > timeoutMaxMs ? setTimeout(set, timeoutMaxMs) : setTimeout(ring, Math.max(0, leftMs))
    }
    set()
    return () => clearTimeout(timer)
  },
}
