export { perform, type RestRequest } from './perform.ts'
export { type Format, formatOf, represent } from './represent.ts'
export { isVerbose, restRoutes } from './routes.ts'
