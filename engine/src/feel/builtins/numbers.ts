import { negateTemporal } from '../operators/temporal.ts'
import { compareNumbers, modulo, negate } from '../values/arithmetic.ts'
import { toDouble } from '../values/decimal.ts'
import { fromDouble } from '../values/power.ts'
import { type RoundingMode, round, roundingModes } from '../values/rounding.ts'
import { type FeelNumber, isKind, isNumber, type Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { duration, number, optional, string } from './parameters.ts'

/** The scales of a decimal of 34 digits, as the standard has them. */
const scaleMin = -6111
const scaleMax = 6176

const rounding = (name: string, mode: RoundingMode): Builtin =>
  builtin(name, [number('n'), optional(number('scale'))], (call, n, scale = 0) => rounded(call, n, scale, mode))

const byDouble = (name: string, of: (n: number) => number): Builtin =>
  builtin(
    name,
    [number('number')],
    (call, n) => fromDouble(of(toDouble(n))) ?? failed(call, 'there is no such number.'),
  )

export const numbers: readonly Builtin[] = [
  builtin('decimal', [number('n'), number('scale'), optional(string('mode'))], (call, n, scale, mode = 'HALF_EVEN') => {
    const known = roundingModes.find((one) => one === mode.toUpperCase())
    return known ? rounded(call, n, scale, known) : failed(call, `a mode is one of ${roundingModes.join(', ')}.`)
  }),
  rounding('floor', 'FLOOR'),
  rounding('ceiling', 'CEILING'),
  rounding('round up', 'UP'),
  rounding('round down', 'DOWN'),
  rounding('round half up', 'HALF_UP'),
  rounding('round half down', 'HALF_DOWN'),
  builtin('abs', [number(['n', 'number'])], (_, n) => (compareNumbers(n, 0) < 0 ? negate(n) : n)),
  builtin('abs', [duration(['n', 'number'])], (_, value) =>
    isNegative(value) ? (negateTemporal(value) ?? null) : value,
  ),
  builtin(
    'modulo',
    [number('dividend'), number('divisor')],
    (call, dividend, divisor) =>
      modulo(dividend, divisor) ?? failed(call, 'there is no remainder of a division by zero.'),
  ),
  byDouble('sqrt', Math.sqrt),
  byDouble('log', Math.log),
  byDouble('exp', Math.exp),
  builtin('odd', [number('number')], (_, n) => isRemainder(n, 1)),
  builtin('even', [number('number')], (_, n) => isRemainder(n, 0)),
]

function rounded(call: Call, n: FeelNumber, scale: FeelNumber, mode: RoundingMode): Value {
  const places = Math.trunc(toDouble(scale))
  if (places < scaleMin || places > scaleMax) return failed(call, `a scale is between ${scaleMin} and ${scaleMax}.`)
  return round(n, places, mode) ?? failed(call, 'this is not rounded without a loss.')
}

function isRemainder(n: FeelNumber, of: 0 | 1): boolean {
  const remainder = modulo(n, 2)
  return remainder !== null && isNumber(remainder) && compareNumbers(remainder, of) === 0
}

const isNegative = (value: Value): boolean =>
  (isKind(value, 'days and time duration') && value.nanoseconds < 0n) ||
  (isKind(value, 'years and months duration') && value.months < 0)
