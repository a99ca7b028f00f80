export { machinesRoutes } from './routes.ts'
