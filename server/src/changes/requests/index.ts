export { type RequestParts, requestOperations } from './routes.ts'
