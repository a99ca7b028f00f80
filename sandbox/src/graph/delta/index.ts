export { deltaOperations } from './operations.ts'
