export { type Grounds, serve } from './serve.ts'
