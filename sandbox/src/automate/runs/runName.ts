/** .NET's last moment and the beginning of 1970, in ticks of a hundred nanoseconds. */
const lastTick = 9_223_372_036_854_775_807n
const ticksOf1970 = 621_355_968_000_000_000n

/**
 * Names that sort the newest first: what is left until the end of time, then chance, then the number of a scale unit.
 * They are what Microsoft's run names and tracking ids look like.
 */
export function newRunName(now: number, chance: () => number): string {
  const left = lastTick - (BigInt(now) * 10_000n + ticksOf1970)
  const digits = (count: number): string => Array.from({ length: count }, () => Math.floor(chance() * 10)).join('')
  return `${String(left).padStart(20, '0')}${digits(9)}CU${digits(2)}`
}
