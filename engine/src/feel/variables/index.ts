export { fromOutside, readVariable, type Stored, store } from './convert.ts'
export { excerpt } from './excerpt.ts'
export { type Filled, fillSecrets, secretsIn, showVariable } from './secrets.ts'
export type { Json } from './stored.ts'
