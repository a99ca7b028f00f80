import { digitsOf, divideHalfEven, numberOf } from './decimal.ts'
import type { FeelNumber } from './value.ts'

export const roundingModes = [
  'UP',
  'DOWN',
  'CEILING',
  'FLOOR',
  'HALF_UP',
  'HALF_DOWN',
  'HALF_EVEN',
  'UNNECESSARY',
] as const
export type RoundingMode = (typeof roundingModes)[number]

/** Rounds to `scale` places after the point; null where UNNECESSARY was promised and was not true. */
export function round(value: FeelNumber, scale: number, mode: RoundingMode): FeelNumber | null {
  const digits = digitsOf(value)
  if (!digits) return null
  const excess = -scale - digits.exponent
  if (excess <= 0) return value
  // More places than there are digits: the quotient is 0 whatever the divisor, as long as it is greater.
  const divisor = 10n ** BigInt(Math.min(excess, digits.coefficient.toString().length + 1))
  const rounded = divideBy(digits.coefficient, divisor, mode)
  return rounded === null ? null : numberOf({ coefficient: rounded, exponent: -scale })
}

function divideBy(dividend: bigint, divisor: bigint, mode: RoundingMode): bigint | null {
  const cut = dividend / divisor
  const rest = dividend % divisor
  if (rest === 0n) return cut
  const away = dividend < 0n ? cut - 1n : cut + 1n
  const twice = (rest < 0n ? -rest : rest) * 2n
  switch (mode) {
    case 'UP':
      return away
    case 'DOWN':
      return cut
    case 'CEILING':
      return dividend < 0n ? cut : away
    case 'FLOOR':
      return dividend < 0n ? away : cut
    case 'HALF_UP':
      return twice >= divisor ? away : cut
    case 'HALF_DOWN':
      return twice > divisor ? away : cut
    case 'HALF_EVEN':
      return divideHalfEven(dividend, divisor)
    case 'UNNECESSARY':
      return null
  }
}
