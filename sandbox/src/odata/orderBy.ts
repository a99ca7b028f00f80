import { fault, type Reading, read } from './outcome.ts'
import { findProperty, type Item, type Schema } from './schema.ts'

export type OrderBy = { property: string; isDescending: boolean }

export function parseOrderBy(text: string, schema: Schema): Reading<readonly OrderBy[]> {
  const order: OrderBy[] = []
  for (const part of text.split(',')) {
    const match = /^\s*([A-Za-z]\w*)(?:\s+(asc|desc))?\s*$/i.exec(part)
    if (!match) return fault(`Syntax error at position ${text.indexOf(part)} in '${text}'.`)
    const property = findProperty(schema.properties, match[1] ?? '')
    if (!property) return fault(`Could not find a property named '${match[1]}' on type '${schema.name}'.`)
    order.push({ property: property.name, isDescending: match[2]?.toLowerCase() === 'desc' })
  }
  return read(order)
}

/** Names as people sort them; what is nothing comes before anything. */
const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: false })

export type SortKey = string | number | boolean | null

export const sortKeysOf = (item: Item, order: readonly OrderBy[]): SortKey[] =>
  order.map(({ property }) => (item[property] ?? null) as SortKey)

export function compareKeys(one: readonly SortKey[], other: readonly SortKey[], order: readonly OrderBy[]): number {
  for (const [place, { isDescending }] of order.entries()) {
    const difference = compare(one[place] ?? null, other[place] ?? null)
    if (difference !== 0) return isDescending ? -difference : difference
  }
  return 0
}

function compare(one: SortKey, other: SortKey): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  if (typeof one === 'string' && typeof other === 'string') return collator.compare(one, other)
  return Number(one) - Number(other)
}
