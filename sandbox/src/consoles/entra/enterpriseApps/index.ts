export { enterpriseAppRoutes } from './routes.ts'
