/** The nth throw of the dice with this seed: a number from 0 up to, not including, 1. (splitmix32) */
export function chance(seed: number, nth: number): number {
  let state = (seed + Math.imul(nth, 0x9e3779b9)) | 0
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
  state = Math.imul(state ^ (state >>> 15), 0x735a2d97)
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
}
