export { entraConsoleRoutes } from './routes.ts'
