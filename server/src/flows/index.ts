export { flowOwns } from './flowOwns.ts'
export type { FlowParts } from './parts.ts'
export { flowOperations } from './routes.ts'
export { deleteEndedRuns } from './runSql.ts'
