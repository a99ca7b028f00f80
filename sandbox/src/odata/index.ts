export { type Expand, parseExpand } from './expand.ts'
export {
  type CompiledFilter,
  compileFilter,
  type Filter,
  type Predicate,
  parseFilter,
  type Use,
} from './filter/index.ts'
export { type QueryOptions, readOptions } from './options.ts'
export { compareKeys, type OrderBy, parseOrderBy, type SortKey, sortKeysOf } from './orderBy.ts'
export { fault, type Reading, read } from './outcome.ts'
export {
  exactPropertiesOf,
  findProperty,
  type Item,
  type Properties,
  type Property,
  type PropertyType,
  propertiesOf,
  type Schema,
} from './schema.ts'
export { compileSearch, parseSearch } from './search/index.ts'
