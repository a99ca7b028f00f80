import type { Predicate } from '../filter/index.ts'
import { fault, type Reading, read } from '../outcome.ts'
import { findProperty, type Schema } from '../schema.ts'
import type { Search } from './parse.ts'
import { finderOf } from './words.ts'

/** Those that are indexed by words; any other is compared by how it begins. */
const indexed: ReadonlySet<string> = new Set(['displayName', 'description'])

export function compileSearch(search: Search, schema: Schema): Reading<Predicate> {
  if (search.type !== 'clause') {
    const [left, right] = [compileSearch(search.left, schema), compileSearch(search.right, schema)]
    if (!left.ok) return left
    if (!right.ok) return right
    return read(
      search.type === 'and'
        ? (item) => left.value(item) && right.value(item)
        : (item) => left.value(item) || right.value(item),
    )
  }
  const property = findProperty(schema.properties, search.property)
  if (!property) return fault(`Could not find a property named '${search.property}' on type '${schema.name}'.`)
  const texts = textsOf(property.name)
  const start = search.text.toLowerCase()
  const finds = indexed.has(property.name)
    ? finderOf(search.text)
    : (text: string) => text.toLowerCase().startsWith(start)
  return read((item) => texts(item).some(finds))
}

const textsOf =
  (name: string) =>
  (item: Readonly<Record<string, unknown>>): readonly string[] => {
    const value = item[name]
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  }
