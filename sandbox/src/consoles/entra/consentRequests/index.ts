export { consentRequestRoutes } from './routes.ts'
