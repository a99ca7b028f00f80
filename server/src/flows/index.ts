export type { FlowParts } from './parts.ts'
export { flowOperations } from './routes.ts'
export { starterOf } from './runSql.ts'
