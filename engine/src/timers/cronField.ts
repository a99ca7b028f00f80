/** The numbers that a field of a cron expression allows, in order. */
export type CronField = readonly number[]
export type Months = CronField

export const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
/** 0 and 7 are Sunday. */
export const weekdayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

/** `*`, `5`, `1-5`, `0/15`, `10-20/2`, lists of them; null where the text is none of these. */
export function fieldOf(text: string, min: number, max: number, names: readonly string[] = []): CronField | null {
  const numbers = new Set<number>()
  for (const part of text.split(',')) {
    const range = rangeOf(part, min, max, names)
    if (!range) return null
    for (let number = range.from; number <= range.to; number += range.step) numbers.add(number)
  }
  return [...numbers].sort((a, b) => a - b)
}

type Range = { readonly from: number; readonly to: number; readonly step: number }

function rangeOf(part: string, min: number, max: number, names: readonly string[]): Range | null {
  const [, span = '', end, step] = /^([^-/]+)(?:-([^-/]+))?(?:\/(\d+))?$/.exec(part) ?? []
  if (span === '' || step === '0') return null
  const every = step === undefined ? 1 : Number(step)
  if (span === '*' || span === '?') return end === undefined ? { from: min, to: max, step: every } : null
  const from = numberOf(span, min, max, names)
  const to = end === undefined ? (step === undefined ? from : max) : numberOf(end, min, max, names)
  return from === null || to === null || from > to ? null : { from, to, step: every }
}

export function numberOf(text: string, min: number, max: number, names: readonly string[]): number | null {
  const named = names.indexOf(text.toUpperCase())
  const number = named >= 0 ? named + min : /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN
  return number >= min && number <= max ? number : null
}
