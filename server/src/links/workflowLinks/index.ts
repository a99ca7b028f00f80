export { linkOperations } from './routes.ts'
