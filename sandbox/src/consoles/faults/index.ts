export { faultConsoleRoutes } from './routes.ts'
