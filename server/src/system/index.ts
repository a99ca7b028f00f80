export { askComponents } from './health.ts'
export { systemOperations } from './routes.ts'
