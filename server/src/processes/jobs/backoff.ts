const firstMs = 1_000
const longestMs = 60_000

/** Twice as long after each failure, and never two at the same moment: `chance` is from 0 to 1. */
export const backoffMs = (attempt: number, chance: number): number =>
  Math.round(Math.min(longestMs, firstMs * 2 ** (attempt - 1)) * (0.5 + chance / 2))
