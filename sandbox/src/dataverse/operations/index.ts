export { readQuery } from './query.ts'
export { type Grounds, serve } from './serve.ts'
