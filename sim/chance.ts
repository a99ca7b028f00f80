/** The only chance there is in a simulation: all of it follows from one seed. */
export type Chance = {
  /** From 0 up to, but not including, 1. */
  readonly fraction: () => number
  /** From 0 up to, but not including, `count`. */
  readonly below: (count: number) => number
  readonly happens: (probability: number) => boolean
  /** Undefined where there is nothing to choose from. */
  readonly pick: <T>(choices: readonly T[]) => T | undefined
}

export function seeded(seed: number): Chance {
  const next = mulberry32(Math.imul(seed, 0x9e3779b1) + 1)
  const below = (count: number): number => Math.floor(next() * count)
  return {
    fraction: next,
    below,
    happens: (probability) => next() < probability,
    pick: (choices) => choices[below(choices.length)],
  }
}

/** Small, fast, and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The same text gives the same number: which system a task talks to is chosen once, not at every visit. */
export function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
