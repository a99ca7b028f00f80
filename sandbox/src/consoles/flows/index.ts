export { flowTabs } from './flowTabs.ts'
export { flowsRoutes } from './routes.ts'
