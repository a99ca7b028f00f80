export { flowServiceRoutes } from './routes.ts'
