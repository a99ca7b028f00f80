export { sandboxConsoleRoutes } from './routes.ts'
