// Numbers in calculations. Doubles where they are exact, decimals where they would err; the ways in between are
// proven, not hoped: each fast way checks that what it returns is the exact result in the form of N1.

import { align, type Decimal, type Digits, digitCount, digitsMax, digitsOf, numberOf } from './decimal.ts'
import type { FeelNumber } from './value.ts'

const safe = Number.MAX_SAFE_INTEGER
/** Below this a whole number has at most 15 digits, so that a tenth, a hundredth … of it is exact in the sense of N1. */
const fifteenDigits = 1e15

/** Null here and below: there is no such number. */
export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && sum <= safe && sum >= -safe) return sum
    const scaled = millionths(a) + millionths(b)
    if (scaled < fifteenDigits && scaled > -fifteenDigits) return scaled / 1e6
  }
  const digits = both(a, b)
  if (!digits || tooFarApart(digits.a, digits.b)) return digits && numberOf(larger(digits.a, digits.b))
  const aligned = align(digits.a, digits.b)
  return numberOf({ coefficient: aligned.a + aligned.b, exponent: aligned.exponent })
}

export const negate = (a: FeelNumber): FeelNumber =>
  typeof a === 'number' ? 0 - a : { ...a, coefficient: -a.coefficient }

export const subtract = (a: FeelNumber, b: FeelNumber): FeelNumber | null => add(a, negate(b))

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && product <= safe && product >= -safe) return product + 0
    const scaled = tenThousandths(a) * tenThousandths(b)
    if (scaled < fifteenDigits && scaled > -fifteenDigits) return scaled / 1e8 + 0
  }
  const digits = both(a, b)
  return (
    digits &&
    numberOf({
      coefficient: digits.a.coefficient * digits.b.coefficient,
      exponent: digits.a.exponent + digits.b.exponent,
    })
  )
}

export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const [top, bottom] = [a as number, b as number]
    const quotient = top / bottom
    if (quotient * bottom === top && Number.isInteger(quotient)) return quotient + 0
    const scaled = Math.round(quotient * 1e6)
    if (Number.isSafeInteger(top * 1e6) && scaled * bottom === top * 1e6 && Math.abs(scaled) < fifteenDigits)
      return scaled / 1e6
  }
  const digits = both(a, b)
  return digits && quotientOf(digits.a, digits.b)
}

/** The remainder has the sign of the divisor: `modulo(-12, 5)` is 3. */
export function modulo(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (b === 0) return null
  const digits = both(a, b)
  if (!digits) return null
  const aligned = align(digits.a, digits.b)
  const remainder = ((aligned.a % aligned.b) + aligned.b) % aligned.b
  return numberOf({ coefficient: remainder, exponent: aligned.exponent })
}

/** Less than, equal to or greater than zero; not a number only if one of them is none (a double from bad JSON). */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const digits = both(a, b)
  if (!digits) return Number.NaN
  const byMagnitude = magnitude(digits.a) - magnitude(digits.b)
  const sign = (digits.a.coefficient < 0n ? -1 : 1) - (digits.b.coefficient < 0n ? -1 : 1)
  if (sign !== 0) return sign
  if (byMagnitude !== 0) return digits.a.coefficient < 0n ? -byMagnitude : byMagnitude
  const aligned = align(digits.a, digits.b)
  return aligned.a < aligned.b ? -1 : aligned.a > aligned.b ? 1 : 0
}

export const sameNumber = (a: FeelNumber, b: FeelNumber): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && sameDecimal(a, b))

const sameDecimal = (a: Decimal, b: Decimal): boolean => a.coefficient === b.coefficient && a.exponent === b.exponent

export function quotientOf(a: Digits, b: Digits): FeelNumber | null {
  // Enough places that the result, cut, still has more digits than are kept.
  const places = Math.max(0, digitsMax + 2 + digitCount(b.coefficient) - digitCount(a.coefficient))
  const top = a.coefficient * 10n ** BigInt(places)
  // A last digit that only says "there was more", so that the rounding to 34 digits sees the rest.
  const sticky = top % b.coefficient === 0n ? 0n : a.coefficient < 0n === b.coefficient < 0n ? 1n : -1n
  return numberOf({
    coefficient: (top / b.coefficient) * 10n + sticky,
    exponent: a.exponent - b.exponent - places - 1,
  })
}

export const wholePart = (a: Digits): bigint =>
  a.exponent >= 0 ? a.coefficient * 10n ** BigInt(a.exponent) : a.coefficient / 10n ** BigInt(-a.exponent)

export const isWhole = (a: FeelNumber): boolean => (typeof a === 'number' ? Number.isInteger(a) : a.exponent >= 0)

/** `value` in millionths if it is a whole number of them, else not a number. */
function millionths(value: number): number {
  const scaled = Math.round(value * 1e6)
  return scaled < fifteenDigits && scaled > -fifteenDigits && scaled / 1e6 === value ? scaled : Number.NaN
}

function tenThousandths(value: number): number {
  const scaled = Math.round(value * 1e4)
  return scaled < fifteenDigits && scaled > -fifteenDigits && scaled / 1e4 === value ? scaled : Number.NaN
}

function both(a: FeelNumber, b: FeelNumber): { a: Digits; b: Digits } | null {
  const digitsA = digitsOf(a)
  const digitsB = digitsOf(b)
  return digitsA && digitsB && { a: digitsA, b: digitsB }
}

const magnitude = (a: Digits): number => a.exponent + digitCount(a.coefficient)

/** The smaller one would not reach the last of 34 digits: no need for a coefficient of 12,000 digits to find out. */
const tooFarApart = (a: Digits, b: Digits): boolean =>
  a.coefficient !== 0n && b.coefficient !== 0n && Math.abs(magnitude(a) - magnitude(b)) > digitsMax + 20

const larger = (a: Digits, b: Digits): Digits => (magnitude(a) > magnitude(b) ? a : b)
