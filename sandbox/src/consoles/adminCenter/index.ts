export { adminCenterRoutes } from './routes.ts'
