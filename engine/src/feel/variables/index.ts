export { fromOutside, readVariable, type Stored, store } from './convert.ts'
export { type Filled, fillSecrets, secretsIn, showVariable } from './secrets.ts'
export type { Json } from './stored.ts'
