import { multiply, quotientOf, wholePart } from './arithmetic.ts'
import { digitsOf, digitsOfText, numberOf, toDouble } from './decimal.ts'
import type { FeelNumber } from './value.ts'

/** Beyond this no base but 1, 0 and -1 gives a number that exists. */
const exponentMax = 1_000_000

/** `base ** exponent`: exact for whole exponents up to the digits that are kept, by doubles for the others. */
export function power(base: FeelNumber, exponent: FeelNumber): FeelNumber | null {
  const digits = digitsOf(exponent)
  if (!digits) return null
  const times = wholePart(digits)
  const whole = digits.exponent >= 0 || times * 10n ** BigInt(-digits.exponent) === digits.coefficient
  if (!whole) return fromDouble(toDouble(base) ** toDouble(exponent))
  if (base === 1 || times === 0n) return 1
  if (base === 0) return times > 0n ? 0 : null
  if (base === -1) return times % 2n === 0n ? 1 : -1
  if (times > exponentMax || times < -exponentMax) return null
  const raised = raise(base, Number(times < 0n ? -times : times))
  if (times > 0n) return raised
  // What is too great to exist divides everything to nothing.
  if (raised === null) return 0
  const divisor = digitsOf(raised)
  return divisor && divisor.coefficient !== 0n ? quotientOf({ coefficient: 1n, exponent: 0 }, divisor) : null
}

/** A number as the libraries of doubles give it: its shortest text; null for NaN and infinity. */
export function fromDouble(value: number): FeelNumber | null {
  const digits = Number.isFinite(value) ? digitsOfText(String(value)) : null
  return digits && numberOf(digits)
}

/** By squaring: twenty multiplications for the greatest exponent. */
function raise(base: FeelNumber, times: number): FeelNumber | null {
  let result: FeelNumber | null = 1
  let square: FeelNumber | null = base
  for (let left = times; left > 0; left = Math.floor(left / 2)) {
    if (square === null) return null
    if (left % 2 === 1) result = multiply(result, square)
    if (result === null) return null
    if (left > 1) square = multiply(square, square)
  }
  return result
}
