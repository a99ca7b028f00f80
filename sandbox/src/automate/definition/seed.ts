/** Chance as a number that is kept: the next state of it, and what it gives from 0 to below 1 (mulberry32). */
export function drawn(seed: number): { seed: number; value: number } {
  const next = (seed + 0x6d2b79f5) | 0
  let mixed = Math.imul(next ^ (next >>> 15), 1 | next)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return { seed: next, value: ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296 }
}
