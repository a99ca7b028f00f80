export { journalConsoleRoutes } from './routes.ts'
