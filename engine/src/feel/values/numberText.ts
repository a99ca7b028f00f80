import { type Decimal, digitsOfText, numberOf } from './decimal.ts'
import type { FeelNumber } from './value.ts'

/** Nobody writes a number of a thousand digits; and reading one takes time that grows with the square. */
const lengthMax = 1000

/** The number that a text spells (`12`, `-.5`, `1.23e4`); null if it spells none. */
export function readNumber(text: string): FeelNumber | null {
  if (text.length > lengthMax) return null
  const digits = digitsOfText(text.replace(/^(-?)\./, '$10.'))
  // An exponent of that size would be slow to spell out before it is found to be too great.
  return digits && Math.abs(digits.exponent) < 2000 ? numberOf(digits) : null
}

/** All digits and no exponent: `100000000000000000000000`, `0.0000001`. */
export function numberText(value: FeelNumber): string {
  if (typeof value !== 'number') return spellOut(value)
  const text = String(value)
  if (!text.includes('e')) return text
  const digits = digitsOfText(text)
  return digits ? spellOut(digits) : text
}

function spellOut({ coefficient, exponent }: Pick<Decimal, 'coefficient' | 'exponent'>): string {
  const sign = coefficient < 0n ? '-' : ''
  const digits = (coefficient < 0n ? -coefficient : coefficient).toString()
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent)
  const padded = digits.padStart(1 - exponent, '0')
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`
}
