export { type CompiledFilter, compileFilter, type Predicate, type Use } from './compile.ts'
export type { Comparator, Filter, Literal, Path, TextFunction } from './expression.ts'
export { parseFilter } from './parse.ts'
