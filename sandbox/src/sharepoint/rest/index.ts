export { perform } from './perform.ts'
export { type Format, formatOf, represent } from './represent.ts'
export type { RestRequest } from './request.ts'
export { isVerbose, restRoutes } from './routes.ts'
