export { flowsRoutes } from './routes.ts'
