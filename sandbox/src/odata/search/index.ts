export { compileSearch } from './compile.ts'
export { parseSearch, type Search } from './parse.ts'
