export { groupKind } from './group.ts'
export { groupRoutes } from './routes.ts'
