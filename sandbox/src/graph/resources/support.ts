// Which operators work on which property, and whether they need an advanced query: Microsoft's own tables, property by
// property. Written as `eq in | ge le`: what works by default, then what works in advanced queries only.

import type { Use } from '../../odata/index.ts'

type Operator = Use['operator'] | 'null'

export type Support = {
  filter: ReadonlyMap<string, { byDefault: ReadonlySet<Operator>; advanced: ReadonlySet<Operator> }>
  orderBy: ReadonlyMap<string, 'default' | 'advanced'>
}

export function support(
  filter: Readonly<Record<string, string>>,
  orderBy: Readonly<Record<string, 'default' | 'advanced'>>,
): Support {
  return {
    filter: new Map(Object.entries(filter).map(([property, operators]) => [property, read(operators)])),
    orderBy: new Map(Object.entries(orderBy)),
  }
}

function read(operators: string) {
  const [byDefault = '', advanced = ''] = operators.split('|')
  const words = (part: string): ReadonlySet<Operator> => new Set(part.trim().split(/\s+/).filter(Boolean) as Operator[])
  return { byDefault: words(byDefault), advanced: words(advanced) }
}

export type Verdict = 'supported' | 'needs-advanced-operator' | 'needs-advanced-property' | 'unsupported'

/** Whether something may be asked of a property. Negation always needs an advanced query; where `eq` works, `ne` does. */
export function judge({ filter }: Support, { property, operator, isNegated, isNull, isOfEach }: Use): Verdict {
  const row = filter.get(property)
  if (!row) return 'unsupported'
  if (operator === 'all') return 'unsupported'
  if (operator === 'count') return 'needs-advanced-operator'
  // What is asked of each value tells more than that each is asked.
  const asked: Operator = operator === 'ne' || operator === 'any' ? 'eq' : operator
  const works = row.byDefault.has(asked)
  if (!works && !row.advanced.has(asked)) return 'unsupported'
  if (operator === 'ne' || operator === 'endsWith' || isNegated) return 'needs-advanced-operator'
  if (isNull && !row.byDefault.has('null')) return row.advanced.has('null') ? 'needs-advanced-property' : 'unsupported'
  if (isOfEach && operator === 'startsWith' && property === 'businessPhones') return 'needs-advanced-property'
  return works ? 'supported' : 'needs-advanced-property'
}
