export { siteOperations } from './operations.ts'
