const grouped = new Intl.NumberFormat('en-GB')

/** “12,345” */
export const amount = (count: number): string => grouped.format(count)

/** “1 entry”, “12,345 entries” */
export const counted = (count: number, one: string, many: string): string =>
  `${amount(count)} ${count === 1 ? one : many}`

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** “142 MB”: one decimal below ten, none above, since nobody compares the rest. */
export function bytes(count: number): string {
  const power = count < 1 ? 0 : Math.min(Math.floor(Math.log2(count) / 10), units.length - 1)
  const value = count / 1024 ** power
  return `${power > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power]}`
}

/** “Auditor, Help desk and Administrator” */
export const listed = (words: readonly string[], join: 'and' | 'or' = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${join} ${words.at(-1)}`
