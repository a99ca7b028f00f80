import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { feel, gives, givesNull } from '../../../testing/feel.ts'
import { add, compareNumbers, divide, modulo, multiply, subtract } from './arithmetic.ts'
import { digitsOf, numberOf, toDouble } from './decimal.ts'
import { numberText, readNumber } from './numberText.ts'
import type { FeelNumber } from './value.ts'

test('F22 decimals where doubles err', () => {
  gives({
    '0.1 + 0.2': 0.3,
    '0.1 + 0.2 = 0.3': true,
    '0.3 - 0.1': 0.2,
    '1.1 * 1.1': 1.21,
    '0.07 * 100': 7,
    '4.35 * 100': 435,
    '1.005 * 1000': 1005,
    '0.7 + 0.1 = 0.8': true,
    '10 / 4': 2.5,
    '1 / 3 * 3 < 1': true,
    'decimal(1 / 3, 2)': 0.33,
    '1.15 + 2.30 = 3.45': true,
    '9007199254740993 - 9007199254740992': 1,
    '2 ** 0.5 > 1.41': true,
    '10 ** -5': 0.00001,
    '2 ** 10': 1024,
    '2 ** -1': 0.5,
    '1.1 ** 2 = 1.21': true,
    'sum([0.1, 0.2, 0.3])': 0.6,
    'mean([0.1, 0.2])': 0.15,
  })
})

test('F22 34 digits, half to even', () => {
  gives({
    'string(1 / 3)': `0.${'3'.repeat(34)}`,
    'string(2 / 3)': `0.${'6'.repeat(33)}7`,
    'string(12345678901234567890 + 1)': '12345678901234567891',
    'string(10000000000000000000000000000000005 + 0)': '10000000000000000000000000000000000',
    'string(10000000000000000000000000000000015 + 0)': '10000000000000000000000000000000020',
    'string(9999999999999999999 * 9999999999999999999)': '99999999999999999980000000000000000000',
  })
})

test('F23 what would be NaN or infinity is null, negative zero is zero', () => {
  givesNull([
    '1 / 0',
    '0 / 0',
    '-1 / 0.0',
    'modulo(1, 0)',
    '0 ** -1',
    'sqrt(-1)',
    'log(0)',
    '10 ** 309',
    'exp(100000)',
    '(-8) ** 0.5',
  ])
  gives({ '0 * -1': 0, '-0': 0, '10 ** -400': 0, 'string(-0.0)': '0', 'round down(-0.5)': 0 })
  assert.ok(Object.is(feel('0 * -1'), 0))
})

test('F24 the text of a number has all digits and no exponent', () => {
  gives({
    'string(1e23)': `1${'0'.repeat(23)}`,
    'string(0.0000001)': '0.0000001',
    'string(1.50)': '1.5',
    'string(-12.25)': '-12.25',
    'number("1e3")': 1000,
    'number(" 12 ")': 12,
    'number("1 000,5", " ", ",")': 1000.5,
    'number("1.000.000,01", ".", ",")': 1000000.01,
    'number("1500,5", null, ",")': 1500.5,
  })
  givesNull([
    'number("x")',
    'number("")',
    'number("1,000")',
    'number("1.000,01", ".", ".")',
    'number("0x10")',
    'number("1", ":")',
  ])
})

test('F25 rounding', () => {
  gives({
    'decimal(2.5, 0)': 2,
    'decimal(0.515, 2)': 0.52,
    'decimal(2.5, 0, "half_up")': 3,
    'decimal(-1.1, 0, "CEILING")': -1,
    'decimal(1.0, 0, "UNNECESSARY")': 1,
    'floor(-1.56, 1)': -1.6,
    'ceiling(1.56, 1)': 1.6,
    'round up(1.121, 2)': 1.13,
    'round down(-5.5)': -5,
    'round half up(-1.126, 2)': -1.13,
    'round half down(5.5, 0)': 5,
    'round up(0.0001, 2)': 0.01,
    'decimal(1234.5, -2)': 1200,
    'round up(1, -3)': 1000,
    'modulo(-12, 5)': 3,
    'modulo(12, -5)': -3,
    'modulo(10.1, 4.5)': 1.1,
    'modulo(-10.1, -4.5)': -1.1,
    'odd(-3)': true,
    'even(0)': true,
  })
  givesNull(['decimal(1.1, 0, "UNNECESSARY")', 'decimal(1, 0, "sideways")', 'round up(5.5, 6177)', 'floor(1.5, null)'])
})

const finite = fc
  .oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
    fc.maxSafeInteger(),
  )
  .map((n) => n + 0) // there is one zero

/** The same in fractions of whole numbers, which never err: what an operation should have given. */
const exact = (value: FeelNumber) => digitsOf(value) as { coefficient: bigint; exponent: number }

function scaled(a: FeelNumber, b: FeelNumber): { a: bigint; b: bigint; exponent: number } {
  const [x, y] = [exact(a), exact(b)]
  const exponent = Math.min(x.exponent, y.exponent)
  return {
    a: x.coefficient * 10n ** BigInt(x.exponent - exponent),
    b: y.coefficient * 10n ** BigInt(y.exponent - exponent),
    exponent,
  }
}

test('F22 the fast ways agree with exact arithmetic', () => {
  fc.assert(
    fc.property(finite, finite, (a, b) => {
      const both = scaled(a, b)
      assert.deepEqual(add(a, b), numberOf({ coefficient: both.a + both.b, exponent: both.exponent }))
      assert.deepEqual(subtract(a, b), numberOf({ coefficient: both.a - both.b, exponent: both.exponent }))
      assert.deepEqual(multiply(a, b), numberOf({ coefficient: both.a * both.b, exponent: both.exponent * 2 }))
      assert.equal(Math.sign(compareNumbers(a, b)), both.a < both.b ? -1 : both.a > both.b ? 1 : 0)
    }),
    { numRuns: 2000 },
  )
})

test('F22 a quotient times the divisor is the dividend, to 33 digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1e6 }), (a, b) => {
      const back = multiply(divide(a, b) as FeelNumber, b) as FeelNumber
      const difference = subtract(back, a) as FeelNumber
      assert.ok(Math.abs(toDouble(difference)) <= Math.abs(a) * 1e-33)
      const remainder = modulo(a, b) as number
      assert.ok(remainder >= 0 && remainder < b && (a - remainder) % b === 0)
    }),
  )
})

test('F24 a number written is read again', () => {
  fc.assert(
    fc.property(
      finite,
      fc.bigInt({ min: -(10n ** 34n), max: 10n ** 34n }),
      fc.integer({ min: -50, max: 50 }),
      (double, coefficient, exponent) => {
        for (const value of [double + 0, numberOf({ coefficient, exponent }) as FeelNumber])
          assert.deepEqual(readNumber(numberText(value)), value)
      },
    ),
  )
})
