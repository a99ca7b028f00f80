export { desktopFlowsRoutes } from './routes.ts'
