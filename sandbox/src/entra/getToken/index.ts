export { getTokenRoutes } from './routes.ts'
