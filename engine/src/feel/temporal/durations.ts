// The two kinds of duration: days, hours, minutes and seconds (exact), years and months (by the calendar).

import { multiply, quotientOf, wholePart } from '../values/arithmetic.ts'
import { digitsOf } from '../values/decimal.ts'
import { type DaysDuration, type FeelNumber, kind, type MonthsDuration } from '../values/value.ts'

/** Some 30 billion years: longer than there are dates, and short enough to reckon with. */
const nanosecondsMax = 10n ** 27n
const monthsMax = 12_000_000_000

export const daysDuration = (nanoseconds: bigint): DaysDuration | null =>
  nanoseconds <= nanosecondsMax && nanoseconds >= -nanosecondsMax
    ? { [kind]: 'days and time duration', nanoseconds }
    : null

export const monthsDuration = (months: number): MonthsDuration | null =>
  Number.isInteger(months) && Math.abs(months) <= monthsMax
    ? { [kind]: 'years and months duration', months: months + 0 }
    : null

/** Fractions of a nanosecond, or of a month, are cut off. */
export function scaleDays({ nanoseconds }: DaysDuration, factor: FeelNumber): DaysDuration | null {
  const digits = digitsOf(factor)
  if (!digits || digits.exponent > 40) return null
  return daysDuration(wholePart({ coefficient: nanoseconds * digits.coefficient, exponent: digits.exponent }))
}

export function scaleMonths({ months }: MonthsDuration, factor: FeelNumber): MonthsDuration | null {
  return wholeMonths(multiply(months, factor))
}

export function divideDays({ nanoseconds }: DaysDuration, divisor: FeelNumber): DaysDuration | null {
  const whole = wholeQuotient(nanoseconds, divisor)
  return whole === null ? null : daysDuration(whole)
}

export function divideMonths({ months }: MonthsDuration, divisor: FeelNumber): MonthsDuration | null {
  const whole = wholeQuotient(BigInt(months), divisor)
  return whole === null ? null : monthsDuration(Number(whole))
}

/** How often `b` fits into `a`. */
export const daysRatio = (a: DaysDuration, b: DaysDuration): FeelNumber | null => ratio(a.nanoseconds, b.nanoseconds)

export const monthsRatio = (a: MonthsDuration, b: MonthsDuration): FeelNumber | null =>
  ratio(BigInt(a.months), BigInt(b.months))

function ratio(a: bigint, b: bigint): FeelNumber | null {
  return b === 0n ? null : quotientOf({ coefficient: a, exponent: 0 }, { coefficient: b, exponent: 0 })
}

function wholeQuotient(dividend: bigint, divisor: FeelNumber): bigint | null {
  const digits = digitsOf(divisor)
  if (!digits || digits.coefficient === 0n) return null
  const quotient = digitsOf(quotientOf({ coefficient: dividend, exponent: 0 }, digits) ?? Number.NaN)
  return quotient && quotient.exponent < 40 ? wholePart(quotient) : null
}

function wholeMonths(value: FeelNumber | null): MonthsDuration | null {
  const digits = value === null ? null : digitsOf(value)
  return digits && digits.exponent < 20 ? monthsDuration(Number(wholePart(digits))) : null
}

/** Days, hours, minutes, seconds and nanoseconds, each with the sign of the whole. */
export function splitDays({ nanoseconds }: DaysDuration) {
  const seconds = nanoseconds / 1_000_000_000n
  return {
    days: Number(seconds / 86_400n),
    hours: Number((seconds / 3600n) % 24n),
    minutes: Number((seconds / 60n) % 60n),
    seconds: Number(seconds % 60n),
    nanoseconds: Number(nanoseconds % 1_000_000_000n),
  }
}

export const splitMonths = ({ months }: MonthsDuration) => ({
  years: Math.trunc(months / 12) + 0,
  months: (months % 12) + 0,
})
