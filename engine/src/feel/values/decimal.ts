// Decimal numbers of 34 digits: what a number is while an expression runs, wherever a double would not be exact.
//
// N1  A number is a double when the shortest text of that double is the number, else a Decimal: so two equal numbers
//     are always the same kind of thing, and 0.1 + 0.2 is the double 0.3.
// N2  A result has at most 34 significant digits, rounded half to even (as feel-scala's DECIMAL128).
// N3  Zero has no sign; there is no NaN and no infinity. What is beyond the range of doubles is null, or zero: every
//     number can be stored.

import { kind } from './value.ts'

/** `coefficient × 10^exponent`; the coefficient has no trailing zero and at most 34 digits. */
export type Decimal = { readonly [kind]: 'number'; readonly coefficient: bigint; readonly exponent: number }

/** A decimal on its way: any number of digits, not yet rounded. */
export type Digits = { readonly coefficient: bigint; readonly exponent: number }

export const digitsMax = 34
/** A double has at most so many digits before the point, or zeros behind it. */
const magnitudeMax = 309
const magnitudeMin = -323
/** A decimal of at most 15 digits is the shortest text of its double, whatever the digits are. */
const alwaysExact = 15
/** Between these a double has all its digits. */
const doubleMagnitudeMin = -300
const doubleMagnitudeMax = 308

const plainNumber = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** The digits of a double as it is written; null for NaN and infinity. */
export function digitsOf(value: number | Decimal): Digits | null {
  if (typeof value !== 'number') return value
  if (Number.isSafeInteger(value)) return { coefficient: BigInt(value), exponent: 0 }
  return Number.isFinite(value) ? digitsOfText(String(value)) : null
}

/** The digits of a number written with digits, point and exponent; null if it is anything else. */
export function digitsOfText(text: string): Digits | null {
  const [whole, sign = '', integral = '', fraction = '', exponent = '0'] = plainNumber.exec(text) ?? []
  if (whole === undefined) return null
  return { coefficient: BigInt(sign + integral + fraction), exponent: Number(exponent) - fraction.length }
}

/** Rounds to 34 digits and takes the form of N1; null when there is no such number (N3). */
export function numberOf({ coefficient, exponent }: Digits): number | Decimal | null {
  if (coefficient === 0n) return 0
  const rounded = roundToDigits(coefficient, exponent)
  const length = digitCount(rounded.coefficient)
  const magnitude = rounded.exponent + length
  if (magnitude > magnitudeMax) return null
  if (magnitude < magnitudeMin) return 0
  const isSafe = magnitude > doubleMagnitudeMin && magnitude < doubleMagnitudeMax
  if (length <= 17 || !isSafe) {
    const double = Number(`${rounded.coefficient}e${rounded.exponent}`)
    if (!Number.isFinite(double)) return null
    if (double === 0) return 0
    const isExact = length <= alwaysExact && isSafe
    if (isExact || sameDigits(digitsOf(double), rounded)) return double
  }
  return { [kind]: 'number', ...rounded }
}

/** The nearest double: how a number is stored. */
export const toDouble = (value: number | Decimal): number =>
  typeof value === 'number' ? value : Number(`${value.coefficient}e${value.exponent}`)

export const digitCount = (coefficient: bigint): number => {
  const text = coefficient.toString()
  return coefficient < 0n ? text.length - 1 : text.length
}

/** Brings two numbers to one exponent. */
export function align(a: Digits, b: Digits): { a: bigint; b: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent)
  return {
    a: a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b: b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  }
}

function roundToDigits(coefficient: bigint, exponent: number): Digits {
  const excess = digitCount(coefficient) - digitsMax
  if (excess <= 0) return withoutTrailingZeros(coefficient, exponent)
  return withoutTrailingZeros(divideHalfEven(coefficient, 10n ** BigInt(excess)), exponent + excess)
}

/** The nearest whole quotient; of two equally near ones the even one. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n
  const top = dividend < 0n ? -dividend : dividend
  const bottom = divisor < 0n ? -divisor : divisor
  const quotient = top / bottom
  const twice = (top % bottom) * 2n
  const up = twice > bottom || (twice === bottom && quotient % 2n === 1n)
  const magnitude = up ? quotient + 1n : quotient
  return negative ? -magnitude : magnitude
}

function withoutTrailingZeros(coefficient: bigint, exponent: number): Digits {
  const text = coefficient.toString()
  let end = text.length
  while (end > 1 && text.charCodeAt(end - 1) === 48) end--
  return end === text.length
    ? { coefficient, exponent }
    : { coefficient: BigInt(text.slice(0, end)), exponent: exponent + text.length - end }
}

function sameDigits(a: Digits | null, b: Digits): boolean {
  if (!a) return false
  const short = withoutTrailingZeros(a.coefficient, a.exponent)
  return short.coefficient === b.coefficient && short.exponent === b.exponent
}
